// A button under each quotation that copies it with its attribution and its address; on /cases/, one that copies the line of a case.
// Without this script the words, the attribution and the address stand there to be marked and copied.
const said = document.createElement("output");
said.className = "at-said";
said.setAttribute("aria-live", "polite");
document.querySelector(".md-content__inner")?.append(said);

const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

// Where this page is, without what a reader's way to it has added.
const address = (id) => `${location.origin}${location.pathname}#${id}`;

function quotation(figure) {
  const caption = figure.querySelector("figcaption");
  const told = [...caption.querySelectorAll(".at-open, .at-ok")].map(words).map((one) => one.replace(/^✓ /, "")).filter((one) => one && one !== "words checked");
  return `“${[...figure.querySelectorAll(".at-exact")].map(words).join(" ")}” — ${words(caption.querySelector(".at-who"))}${told.length ? ` (${told.join("; ")})` : ""}. ${address(figure.id)}`;
}

async function copy(text, html) {
  try {
    const parts = { "text/plain": text, ...(html && { "text/html": html }) }; // a word processor takes the second, with its italics
    const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch { // no clipboard outside a secure context, or not allowed
    const field = document.createElement("textarea"), focused = document.activeElement;
    field.value = text;
    field.className = "at-said";
    (focused?.closest("dialog") ?? document.body).append(field); // behind an open dialog nothing can be selected
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus({ preventScroll: true });
    return done;
  }
}

// `text` gives the words, or the words and the same as HTML; `told` is where a screen reader hears what became of it.
export function button(label, text, told = said) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "at-copy";
  const show = (shown, name = shown) => { made.textContent = shown; made.setAttribute("aria-label", name); };
  show("Copy", label);
  made.addEventListener("click", async () => {
    const done = await copy(...[text()].flat());
    told.textContent = ""; // so that the same words are told again
    requestAnimationFrame(() => { told.textContent = done ? "Copied" : "Could not copy; the words can be marked and copied by hand"; });
    show(done ? "Copied" : "Not copied");
    setTimeout(show, 2000, "Copy", label);
  });
  return made;
}

for (const figure of document.querySelectorAll(".at-quotation")) {
  figure.querySelector(".at-links").append(" ", button("Copy this quotation with its attribution", () => quotation(figure)));
}
for (const line of document.querySelectorAll(".at-line")) {
  const there = line.querySelector("[data-id]"); // stands where no address is published yet
  if (there) there.textContent = address(there.dataset.id);
  line.after(button("Copy this line", () => words(line)));
}
