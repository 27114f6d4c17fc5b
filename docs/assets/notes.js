// Lights a phrase and its note together: under the mouse, with the focus, or tapped. Without this script each is linked to the other.
let lit = [], pointed;

function pair(target) {
  const mark = target?.closest?.(".at-mark"), note = target?.closest?.(".at-notes > li");
  const id = note?.id ?? mark?.id.replace(/-mark$/, "");
  return id ? [document.getElementById(id), document.getElementById(`${id}-mark`)].filter(Boolean) : [];
}

function light() {
  for (const one of lit) one.classList.remove("at-lit");
  lit = [...pair(pointed), ...pair(document.activeElement)];
  for (const one of lit) one.classList.add("at-lit");
}

for (const kind of ["pointerover", "click"]) addEventListener(kind, (event) => { pointed = event.target; light(); });
for (const kind of ["focusin", "focusout"]) addEventListener(kind, light);

// A quotation with its notes, the picture of the map and a row of its table are one stop of the Tab key each, and the arrow keys lead on within it. Without this script each link is a stop.
const links = (part) => [...part.querySelectorAll("a, button, summary")];
const PARTS = ".at-quotation, .at-item > h3, .at-map-all, [data-edge]";
const around = (target) => target.closest?.(PARTS);
for (const part of document.querySelectorAll(PARTS)) for (const one of links(part).slice(1)) one.tabIndex = -1;
document.addEventListener("focusin", ({ target }) => {
  const part = around(target);
  if (part) for (const one of links(part)) one.tabIndex = one === target ? 0 : -1;
});
document.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], part = step && around(event.target);
  if (!part || event.altKey || event.ctrlKey || event.metaKey) return;
  const shown = links(part).filter((one) => one.checkVisibility());
  shown[shown.indexOf(event.target) + step]?.focus();
  event.preventDefault();
});
