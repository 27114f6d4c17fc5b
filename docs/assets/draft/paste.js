// What is pasted from a web page or a word processor: the plain text that browsers make of it loses what was quoted and what was code.
import { OMITTED } from "./building.js";
import { readHtml } from "./markup.js";

// HTML as text that says the same: quoted lines begin with “>”, code is a mark.
export function asText(html) {
  const { text, quoted } = readHtml(html);
  let at = 0;
  return text.split("\n\n").map((block) => {
    const start = at;
    at += block.length + 2;
    const words = block.replaceAll(OMITTED, "`…`");
    return quoted.some(([low, high]) => low <= start && start < high) ? words.replace(/^/gm, "> ") : words;
  }).join("\n\n");
}

// Editors of code paste HTML, too, that only colours the lines: there the plain text is right.
const worthwhile = (html) => /<(?:blockquote|q|code|pre|kbd|samp)\b/i.test(html) && !/white-space:\s*pre;/i.test(html);

export function pasted(event, field) {
  const html = event.clipboardData?.getData("text/html") ?? "";
  if (!worthwhile(html)) return;
  event.preventDefault();
  const words = asText(html);
  // The first keeps the way back (undo) open; the second is for browsers that no longer have it, and for what is long.
  if (words.length < 50000 && document.execCommand("insertText", false, words)) return;
  field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
