// An old address that now stands elsewhere: go there, with the part of the page that was asked for. Without this script the same links
// stand on the page, each at its old place.
function onward() {
  const id = decodeURIComponent(location.hash.slice(1));
  const asked = id ? document.getElementById(id) : null;
  const row = asked?.matches("[data-onward]") ? asked : asked ? null : document.querySelector("[data-onward=page]");
  const way = row?.dataset.way ?? row?.querySelector("a.at-onward").href;
  if (!way) return;
  const to = new URL(way, location.href);
  if (!asked && id && !to.hash) to.hash = id;
  location.replace(to);
}

addEventListener("hashchange", onward);
onward();
