// The field of the search and its results, by the pattern of a combobox with a list (WAI-ARIA Authoring Practices 1.2). It is loaded when the field is asked for.
import { Tables, words } from "./tables.js";

const root = new URL("../../", import.meta.url);
const field = document.querySelector("#at-q"), form = field.form, box = form.parentElement;
const output = box.querySelector(".md-search__output"), meta = output.firstElementChild, list = output.querySelector("ol");
// the theme shows the results while this is checked, and what covers the page beside them clears it
const shown = document.getElementById("__search");
const tables = new Tables();
const make = (tag, name, ...inside) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
};

// heard also while the results open
const heard = box.appendChild(make("output", "at-said"));
let latest = 0, chosen = -1, wanted;

// A text with the words of the query marked. Of a short word that is typed to its end, only itself: “an” is not “and”.
function marked(text, asked) {
  const parts = [], letters = /[\p{L}\p{N}\p{M}]+/gu;
  let at = 0;
  for (const found of text.matchAll(letters)) {
    const word = words(found[0]).join("");
    if (!asked.some((one, at) => (one.length > 2 || at + 1 === asked.length ? word.startsWith(one) : word === one))) continue;
    parts.push(text.slice(at, found.index), make("mark", "", found[0]));
    at = found.index + found[0].length;
  }
  return [...parts, text.slice(at)];
}

function option(hit, at, asked) {
  const quoted = ["quotation", "passage"].includes(hit.kind);
  const way = make("a", "md-search-result__link at-answer");
  way.href = new URL(hit.way, root).href;
  way.role = "option";
  way.id = `at-answer-${at}`;
  way.tabIndex = -1;
  way.ariaSelected = "false";
  way.append(make("span", "at-answer-title", ...marked(hit.title, asked)), " ", make("span", "at-answer-kind", hit.kind));
  if (hit.text) way.append(make("span", "at-answer-text", ...(quoted ? ["“", ...marked(hit.text, asked), "”"] : marked(hit.text, asked))));
  if (hit.who) way.append(make("span", "at-answer-who", quoted ? `— ${hit.who}` : hit.who));
  const item = make("li", "md-search-result__item", way);
  item.role = "none";
  return item;
}

const options = () => [...list.querySelectorAll("[role=option]")];

function choose(at) {
  const all = options();
  all[chosen]?.setAttribute("aria-selected", "false");
  chosen = all.length ? (at + all.length + 1) % (all.length + 1) : -1;
  // behind the last one, and before the first, is the field itself
  if (chosen === all.length) chosen = -1;
  const one = all[chosen];
  one?.setAttribute("aria-selected", "true");
  one?.scrollIntoView({ block: "nearest" });
  if (one) field.setAttribute("aria-activedescendant", one.id);
  else field.removeAttribute("aria-activedescendant");
}

function show(open) {
  shown.checked = open;
  field.ariaExpanded = String(open);
  if (!open) choose(-1);
}

function tell(words) {
  meta.textContent = heard.textContent = words;
}

async function search() {
  const own = ++latest, query = field.value;
  if (!words(query).length) {
    list.replaceChildren();
    list.ariaBusy = "false";
    tell("");
    show(false);
    return;
  }
  list.ariaBusy = "true";
  try {
    for await (const { hits, count, more, whole } of tables.answers(query)) {
      if (own !== latest) return;
      const asked = words(query), kept = options()[chosen]?.href;
      list.replaceChildren(...hits.map((hit, at) => option(hit, at, asked)));
      chosen = -1;
      if (kept) choose(options().findIndex((one) => one.href === kept));
      if (whole) tell(!count ? "Nothing found" : count > hits.length ? `${hits.length} of ${more ? "more than " : ""}${count} results` : count === 1 ? "1 result" : `${count} results`);
      list.ariaBusy = String(!whole);
      show(true);
      if (wanted && hits.length) location.href = options()[0].href;
    }
  } catch {
    if (own !== latest) return;
    list.replaceChildren();
    list.ariaBusy = "false";
    tell("The search could not be loaded");
    show(true);
  }
}

field.role = "combobox";
field.setAttribute("aria-controls", list.id);
field.setAttribute("aria-autocomplete", "list");
field.ariaExpanded = "false";
field.addEventListener("input", () => { wanted = false; search(); });
field.addEventListener("focus", () => { if (list.children.length) show(true); });
field.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options().length) {
    event.preventDefault();
    show(true);
    choose(chosen < 0 && step < 0 ? options().length - 1 : chosen + step);
  } else if (event.key === "Escape") {
    // once closes the list, twice empties the field
    if (shown.checked) show(false);
    else form.reset();
    event.stopPropagation();
  } else if (event.key === "Tab") show(false);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const way = options()[Math.max(0, chosen)];
  // the results of what was typed last may still be on their way
  if (way && shown.checked) way.click();
  else { wanted = true; search(); }
});
form.addEventListener("reset", () => { setTimeout(() => { search(); field.focus(); }); });
shown.addEventListener("change", () => show(shown.checked));
list.addEventListener("click", (event) => { if (event.target.closest("a") && !event.ctrlKey && !event.metaKey) show(false); });

tables.directory().catch(() => {});
const given = new URLSearchParams(location.search).get("q");
if (given && !field.value) field.value = given;
if (field.value) search();
