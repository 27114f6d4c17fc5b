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

for (const kind of ["pointerover", "click"]) document.addEventListener(kind, (event) => { pointed = event.target; light(); });
for (const kind of ["focusin", "focusout"]) document.addEventListener(kind, light);
