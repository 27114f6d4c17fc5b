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
  const apply = () => {
    const controls = [...form.elements].filter((control) => control.name);
    for (const row of rows) {
      row.hidden = !controls.every((control) => fits(row, control));
      const more = document.getElementById(row.dataset.with); // what belongs to the row elsewhere on the page
      if (more) more.hidden = row.hidden;
    }
    for (const group of groups) group.hidden = !rows.some((row) => group.contains(row) && !row.hidden);
    const shown = rows.filter((row) => !row.hidden).length;
    const narrowed = controls.some((control) => control.value.trim());
    form.querySelector("output").textContent = narrowed ? `${shown} of ${rows.length} shown` : "";
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply(); // a browser may have kept what was chosen
}
