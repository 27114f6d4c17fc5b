// “Cite” opens a dialog. Without this script, or where its texts cannot be fetched, the link leads to a page that holds them.
for (const link of document.querySelectorAll("a.at-cite")) link.ariaHasPopup = "dialog";
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.at-cite");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  import("./dialog.js").then(({ open }) => open(link)).catch(() => { location.href = link.href; });
});
