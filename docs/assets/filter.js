// Filters rows by what is chosen or typed in a form.at-filter. Without this script everything is shown.
// A row is an element that the form's data-filter selects. A control narrows by the row's data-<name>: a select by one of
// its values (divided by “|”), a text field by any part of it. Groups without a visible row are hidden with their headings.
for (const form of document.querySelectorAll("form.at-filter")) {
  const rows = [...document.querySelectorAll(form.dataset.filter)];
  const groups = new Set(rows.map((row) => row.closest("[data-group], tbody")).filter(Boolean));
  const fits = (row, control) => {
    const wanted = control.value.trim().toLowerCase();
    const has = (row.dataset[control.name] ?? "").toLowerCase();
    return !wanted || (control.tagName === "SELECT" ? has.split("|").includes(wanted) : has.includes(wanted));
  };
  const controls = () => [...form.elements].filter((control) => control.name);
  const apply = () => {
    for (const row of rows) {
      row.hidden = !controls().every((control) => fits(row, control));
      const more = document.getElementById(row.dataset.with); // what belongs to the row elsewhere on the page
      if (more) more.hidden = row.hidden;
    }
    for (const group of groups) group.hidden = !rows.some((row) => group.contains(row) && !row.hidden);
    const shown = rows.filter((row) => !row.hidden).length;
    const narrowed = controls().some((control) => control.value.trim());
    form.querySelector("output").textContent = narrowed ? `${shown} of ${rows.length} shown` : "";
  };
  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const control of controls()) control.value = asked.get(control.name) ?? "";
    apply();
  };
  // What is chosen stands in the address: it can be sent to others, and Back undoes a choice. Letters that are typed replace one another.
  const write = ({ target }) => {
    const asked = new URLSearchParams(controls().filter((control) => control.value.trim()).map((control) => [control.name, control.value]));
    const query = String(asked);
    history[target.tagName === "SELECT" ? "pushState" : "replaceState"](null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
    apply();
  };
  form.addEventListener("input", write);
  addEventListener("popstate", () => { read(); form.dispatchEvent(new Event("narrow")); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  read();
}
