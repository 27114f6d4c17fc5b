// Buttons that copy a quotation, case, claim or use with its attribution and its address; on /cases/, the line of a case.
// Without this script the words, the attribution and the address stand there to be marked and copied.
const heard = document.createElement("output");
heard.className = "at-said";
document.querySelector(".md-content__inner")?.append(heard);

const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

// Where this page is, without what a reader's way to it has added.
const address = (id) => `${location.origin}${location.pathname}#${id}`;

let ledger;
// The published address of a part, with its version; else where it stands now.
async function where(id) {
  const root = new URL("..", import.meta.url), page = location.pathname.slice(root.pathname.length, -1);
  ledger ??= fetch(new URL(`data/anchors/${page}.json`, root)).then((answer) => answer.json()).catch(() => ({ anchors: [] }));
  const found = (await ledger).anchors.find((one) => one.id === id);
  return `${found?.address ?? address(id)} (${found?.version ? `version ${found.version}` : "not yet published"})`;
}

// The words; whose they are, what their author does with them, how firmly, and what is not established.
function said(figure) {
  const all = (names) => [...figure.querySelectorAll(`figcaption :is(${names})`)].map(words).filter((one) => one !== "✓ words checked");
  const told = all(".at-open, .at-ok, .at-qualifier").join("; "), acts = all(".at-act").join(", ");
  return [`“${[...figure.querySelectorAll(".at-exact")].map(words).join(" ")}”`, `— ${all(".at-who")}${acts && `: ${acts}`}${told && ` (${told})`}`];
}

// A quotation, or all of a case, claim or use: as a line, or as Markdown.
async function text(part, rich) {
  const all = (part.matches(".at-quotation") ? [part] : [...part.querySelectorAll(".at-quotation")]).map(said);
  return `${all.map((one) => (rich ? `> ${one.join("\n>\n> ")}` : one.join(" "))).join(rich ? "\n\n" : " · ")}${rich ? "\n\n" : ". "}${await where(part.id)}`;
}

async function copy(text, html) {
  try {
    // a word processor takes the second, with its italics
    const parts = { "text/plain": text, ...(html && { "text/html": html }) };
    const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  // no clipboard outside a secure context, or not allowed
  } catch {
    const field = document.createElement("textarea"), focused = document.activeElement;
    field.value = text;
    field.className = "at-said";
    // behind an open dialog nothing can be selected
    (focused?.closest("dialog") ?? document.body).append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus({ preventScroll: true });
    return done;
  }
}

// `text` gives the words, or the words and the same as HTML; `told` is where a screen reader hears what became of it.
export function button(label, text, told = heard, named = "Copy") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "at-copy";
  const show = (shown, name = shown) => { made.textContent = shown; made.ariaLabel = name; };
  show(named, label);
  made.addEventListener("click", async () => {
    const done = await copy(...[await text()].flat());
    // so that the same words are told again
    told.textContent = "";
    requestAnimationFrame(() => { told.textContent = done ? "Copied" : "Could not copy; the words can be marked and copied by hand"; });
    show(done ? "Copied" : "Not copied");
    setTimeout(show, 2000, named, label);
  });
  return made;
}

for (const part of document.querySelectorAll(".at-quotation, .at-item[id]:has(.at-quotation)")) {
  const place = part.querySelector(".at-anchor.at-cite, .at-links > :last-child"), rich = button("Copy as Markdown", () => text(part, true), heard, "Markdown");
  rich.className = "at-rich";
  place.after(" ", button("Copy as a line", () => text(part)));
  (part.querySelector(":scope > figure .at-further > summary") ?? place.nextElementSibling).after(" ", rich);
}
for (const line of document.querySelectorAll(".at-line")) {
  if (line.dataset.id) line.value = line.value.replace("(address not yet published)", address(line.dataset.id));
  line.after(" ", button("Copy this line", () => line.value));
}
