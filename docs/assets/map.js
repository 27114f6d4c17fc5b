// The map: seen closer and moved by mouse, touch and keyboard, narrowed by the form above it, and each line or dot told in words beside it.
// Without this script the picture stands still, and its lines lead to the table.
import { View } from "./map/view.js";
import { Panel } from "./map/panel.js";
import { label } from "./map/labels.js";

const map = document.querySelector(".at-map"), svg = map.querySelector("svg"), form = document.querySelector("form.at-filter");
const spots = [...svg.querySelectorAll(".at-spot")], ties = [...svg.querySelectorAll(".at-tie")];
const panel = new Panel(map, spots, ties);
const view = new View(map, svg, (scale, seen) => label(spots, ties, scale, seen));

for (const tie of ties) tie.addEventListener("click", (event) => { event.preventDefault(); panel.edge(tie); });
for (const spot of spots) {
  spot.addEventListener("click", (event) => { if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); panel.term(spot); } });
  spot.addEventListener("focus", () => view.reveal(spot));
}
for (const tie of ties) tie.addEventListener("focus", () => view.reveal(tie));

// What the form leaves of the table is what stands out in the picture: filter.js, which is loaded first, has hidden the other rows.
function narrow() {
  const shown = (tie) => !(document.getElementById(tie.dataset.row) ?? tie).hidden; // of a row in another part, the line is hidden instead
  const words = form.elements.term.value.trim().toLowerCase();
  const narrowed = words || form.elements.kind.value || form.elements.origin.value;
  const ends = new Set(ties.filter(shown).flatMap((tie) => tie.dataset.ends.split(" ")));
  const found = spots.filter((spot) => words && spot.dataset.name.toLowerCase().includes(words));
  for (const tie of ties) tie.classList.toggle("at-dim", Boolean(narrowed) && !shown(tie));
  for (const spot of spots) {
    spot.classList.toggle("at-found", found.includes(spot));
    spot.classList.toggle("at-dim", Boolean(narrowed) && !ends.has(spot.dataset.term) && !found.includes(spot));
  }
  return found;
}
form.addEventListener("input", () => { const found = narrow(); if (found.length) view.reveal(found[0]); view.draw(); });
form.addEventListener("submit", () => { const [first] = narrow(); if (first) { panel.term(first); view.reveal(first); } });
form.addEventListener("narrow", () => { narrow(); view.draw(); });
{ const [first] = narrow(); if (first) view.reveal(first); }
