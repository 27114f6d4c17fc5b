// The page of a source: words that are quoted open what the glossary says of them, in the margin where there is room, else in a sheet at the
// bottom; term and speaker narrow the page, and stand in its address. Without this script the same is said below each passage.
import { button } from "./copy.js";

const page = document.querySelector(".at-one-source"), form = page.querySelector("form[data-source]");
const passages = [...page.querySelectorAll(".at-passage")], stretches = [...page.querySelectorAll(".at-stretch")], phrases = [...page.querySelectorAll(".at-phrase")];
const HINT = form?.querySelector("output").textContent;
const beside = matchMedia("(min-width: 80rem)"), TITLE = "__said-of";
let owner, asked = []; // the stretch that was chosen, and the phrases that are shown

const make = (tag, name, ...inside) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
};

// Stretches and phrases know one another by their numbers within a passage.
const numbers = (stretch) => stretch.dataset.phrases.split(" ");
const about = (stretch) => numbers(stretch).map((number) => stretch.closest(".at-passage").querySelector(`.at-phrase[data-phrase="${number}"]`));
const held = (phrase) => [...phrase.closest(".at-passage").querySelectorAll(".at-stretch")].filter((one) => numbers(one).includes(phrase.dataset.phrase));
const address = (phrase) => phrase.querySelector(".at-phrase-words a").hash;

for (const details of page.querySelectorAll("details.at-said-of")) details.open = false; // it opens beside the words
page.toggleAttribute("data-ready", true);

function withLines(root) {
  for (const old of root.querySelectorAll(".at-copy")) old.remove(); // of a copy: it does nothing
  for (const links of root.querySelectorAll(".at-phrase-links")) {
    const { line, address: published } = links.dataset, way = links.parentElement.querySelector(".at-quotes-it-way").href;
    const copying = button("Copy a line to paste, with its address", () => `${line} ${published || way}`);
    links.prepend(copying, " ");
  }
  return root;
}

// ---------- What is said, beside the words

const close = make("button", "", "Close"), title = make("h2", "", "Said of these words"), list = make("ol", "at-quoted-by");
const panel = make("aside", "at-panel", make("div", "at-panel-head", title, close), list);
close.type = "button";
title.id = TITLE;
Object.assign(panel, { hidden: true, tabIndex: -1, role: "dialog" });
panel.setAttribute("aria-labelledby", TITLE);
page.append(make("div", "at-track", panel));

function light() {
  const [first] = asked;
  for (const one of stretches) {
    one.classList.toggle("at-lit", Boolean(first) && held(first).includes(one));
    if (one.role) one.ariaExpanded = String(one === owner);
  }
  page.toggleAttribute("data-open", asked.length > 0);
}

function show(some, from, enter) {
  [asked, owner] = [some, from];
  list.replaceChildren(...some.map((phrase) => withLines(phrase.cloneNode(true))));
  panel.hidden = false;
  panel.scrollTop = 0;
  light();
  if (enter) panel.focus({ preventScroll: true });
  const { top, bottom } = from.getBoundingClientRect(), room = panel.getBoundingClientRect().top - 12;
  if (!beside.matches && bottom > room) scrollBy(0, Math.min(bottom - room, top - 12)); // the sheet stands over no word of it
}

function hide() {
  const inside = panel.contains(document.activeElement), last = owner;
  panel.hidden = true;
  [asked, owner] = [[], undefined];
  light();
  if (inside) last.focus({ preventScroll: true });
}

function choose(stretch, enter) {
  const some = about(stretch), there = address(some[0]);
  if (location.hash !== there) history[asked.length ? "replaceState" : "pushState"](null, "", there);
  show(some, stretch, enter);
}

function leave() {
  history.replaceState(null, "", location.pathname + location.search);
  hide();
}

// Of the address of quoted words: first what is said of them, then what is said of words that they share with others.
function follow() {
  const there = decodeURIComponent(location.hash.slice(1)), id = page.querySelector(`.at-was[id="${CSS.escape(there)}"]`)?.parentElement.id ?? there; // a former address
  const phrase = id && phrases.find((one) => one.dataset.ids.split(" ").includes(id));
  if (!phrase) return panel.hidden || hide();
  phrase.closest(".at-passage").classList.remove("at-folded");
  const own = held(phrase), others = new Set(own.flatMap(about));
  if (own.length) show([phrase, ...[...others].filter((one) => one !== phrase)], own[0], false);
}

close.addEventListener("click", leave);
page.addEventListener("click", (event) => {
  const stretch = event.target.closest(".at-stretch[role]");
  if (stretch && getSelection().isCollapsed) choose(stretch, !event.detail || !beside.matches);
});
page.addEventListener("keydown", (event) => {
  const stretch = event.target.closest(".at-stretch[role]");
  if (!stretch || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  choose(stretch, true);
});
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Tab") return;
  const stops = [...panel.querySelectorAll("a[href], button")]; // Tab leads from the last on to the words behind those that were chosen
  const leaving = event.shiftKey ? [panel, stops[0]] : [stops.at(-1)];
  if (!leaving.includes(document.activeElement)) return;
  if (event.shiftKey) event.preventDefault();
  owner.focus({ preventScroll: true });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || panel.hidden || document.querySelector("dialog[open], .at-card")) return;
  const last = owner;
  leave();
  last.focus({ preventScroll: true });
}, true);

// ---------- Narrowed by term and speaker

const value = (name) => form?.elements[name]?.value ?? "";

function narrow() {
  const term = value("term"), speaker = value("speaker");
  for (const one of phrases) one.hidden = Boolean(term) && !one.dataset.terms.split("|").includes(term);
  for (const passage of passages) {
    const inside = [...passage.querySelectorAll(".at-phrase")];
    passage.classList.toggle("at-folded", (Boolean(speaker) && passage.dataset.speaker !== speaker) || (Boolean(term) && inside.every((one) => one.hidden)));
  }
  for (const one of stretches) {
    const open = about(one).some((phrase) => !phrase.hidden);
    one.role = open ? "button" : null;
    one.ariaHasPopup = open ? "dialog" : null;
    if (open) one.tabIndex = 0;
    else one.removeAttribute("tabindex");
  }
  light();
  const narrowed = Boolean(term || speaker), shown = passages.filter((one) => !one.classList.contains("at-folded"));
  page.toggleAttribute("data-narrowed", narrowed);
  if (!form) return;
  const counted = shown.flatMap((one) => [...one.querySelectorAll(".at-phrase:not([hidden])")]).length;
  form.querySelector("button").hidden = !narrowed;
  form.querySelector("output").textContent = narrowed ? `${shown.length} of ${passages.length} passages shown, with ${counted} phrases` : HINT;
}

function read() {
  const there = new URLSearchParams(location.search);
  for (const one of form?.querySelectorAll("select") ?? []) {
    one.value = there.get(one.name) ?? "";
    if (!one.value) one.selectedIndex = 0;
  }
  narrow();
  follow();
}

function write() {
  const there = new URLSearchParams([...form.querySelectorAll("select")].filter((one) => one.value).map((one) => [one.name, one.value]));
  history.pushState(null, "", `${location.pathname}${there.size ? `?${there}` : ""}`);
  if (!panel.hidden) hide();
  narrow();
}

form?.addEventListener("input", write);
form?.addEventListener("submit", (event) => event.preventDefault());
form?.addEventListener("reset", () => setTimeout(write));
addEventListener("popstate", read);
if (form) form.hidden = false;
for (const one of page.querySelectorAll(".at-said-of")) withLines(one);
read();
