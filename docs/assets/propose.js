// On the page on contributing: a proposed source as one text, in the form that `attested receive --proposal` reads, to be copied, mailed or put
// into a file or a form of the code host. Nothing is sent or fetched from here. Without this script the same is said in words.
import { button } from "./copy.js";

const LONGEST = 6000; // characters of an address that hosts take
const BEGUN = "@online{new,\n  author = {Family, Given and Family, Given},\n  title = {},\n  year = {},\n  url = {https://}\n}";
// Letters and figures alone, a word that is parted at a line's end joined: the check compares more strictly, and says how.
const folded = (text) => text.normalize("NFKD").replace(/[-\u2010\u00ad]\s*\n\s*/g, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

// A value between two lines of backticks, more of them than stand anywhere in it, so that nothing in it is taken for the end or for a heading.
function fenced(value) {
  const ticks = "`".repeat(Math.max(2, ...[...value.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${ticks}text\n${value.replace(/^\n+|\s+$/g, "")}\n${ticks}`;
}

const form = document.querySelector("[data-source]");
if (form) {
  const { record, passage, sentence, locator, made, told } = form.elements;
  const fields = [record, passage, sentence, locator], label = (field) => field.closest("label").firstChild.data.trim();
  const links = { mail: form.querySelector("a[href^='mailto:']"), file: form.querySelector("[data-new]"), form: form.querySelector("[data-form]") };
  const bare = Object.fromEntries(Object.entries(links).filter(([, link]) => link).map(([name, link]) => [name, link.href]));
  const lead = (name, parts) => {
    if (!links[name]) return;
    const to = bare[name] + (bare[name].includes("?") ? "&" : "?") + parts.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
    if (to.length <= LONGEST) links[name].href = to;
    else if (parts.length > 1) lead(name, parts.slice(0, -1));
  };
  const write = () => {
    made.value = fields.filter((field) => field.value.trim()).map((field) => `### ${label(field)}\n\n${field === locator ? field.value.trim() : fenced(field.value)}\n`).join("\n");
    const missing = fields.slice(0, 3).filter((field) => !field.value.trim()).map((field) => label(field).toLowerCase());
    const wanted = folded(sentence.value);
    told.value = missing.length === 3 ? "" : missing.length ? `Still missing: ${missing.join(", ")}.`
      : folded(passage.value).includes(wanted) ? "The sentence stands in the text." : "The sentence does not stand in the text like this: copy it from there.";
    const name = sentence.value.normalize("NFKD").toLowerCase().match(/[a-z0-9]+/g)?.slice(0, 5).join("-").slice(0, 60) || "source";
    lead("mail", [["subject", "A source"], ["body", made.value]]);
    lead("file", [["filename", `${name}.md`], ["value", made.value]]);
    lead("form", [["locator", locator.value], ["sentence", sentence.value], ["record", record.value], ["text", passage.value]]);
  };
  form.querySelector("[data-begin]").addEventListener("click", () => {
    if (!record.value.trim()) record.value = BEGUN;
    record.focus();
    write();
  });
  form.addEventListener("input", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-copy]").replaceWith(button("Copy this proposal", () => made.value, form.querySelector("[data-copied]")));
  write();
  form.hidden = false;
  form.nextElementSibling.hidden = true;
}
