// On a page in parts: leads to the part that holds what the address names, says what the form above covers, and what all parts hold of what is
// typed. Without this script the list of parts leads to each.
import { termsLike } from "./search/terms.js";

const root = new URL("../", import.meta.url);
const links = [...document.querySelectorAll(".at-parts [data-first]")], form = document.querySelector("form[data-filter]");
const here = links.find((one) => !one.href);
const told = document.querySelector(".at-elsewhere");

// The way to the part that holds something of an entry. Of its slug there are several guesses, the best first: the parts are tried in which it would stand.
async function holder(slugs, holds) {
  const near = slugs.flatMap((slug) => {
    const at = links.findLastIndex((one) => one.dataset.first <= slug);
    return [at, at - 1, at + 1]; // a term may go on from one part to the next
  });
  for (const at of new Set(near)) {
    if (!links[at]?.href) continue;
    const way = new URL(links[at].href), page = new DOMParser().parseFromString(await (await fetch(way)).text(), "text/html");
    if (holds(page)) return way;
  }
  return undefined;
}

// An id begins with the slug of its entry, and both may have hyphens.
async function onward() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id || document.getElementById(id)) return;
  const guesses = [...id.matchAll(/-/g)].map(({ index }) => id.slice(0, index)).reverse();
  const way = await holder([...guesses, id], (page) => page.getElementById(id));
  if (way) location.replace(Object.assign(way, { search: location.search, hash: location.hash }));
}

// A term that is chosen in the address and stands in another part; a speaker may stand in several.
async function chosen() {
  const asked = new URLSearchParams(location.search);
  for (const control of form.querySelectorAll("select")) {
    const value = asked.get(control.name), of = links.length > 1 && value && ![...control.options].some((one) => one.text === value);
    if (!of) continue;
    if (control.name === "term") {
      const slug = value.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, "-");
      const way = await holder([slug], (page) => [...page.querySelectorAll("[data-term]")].some((one) => one.dataset.term === value));
      if (way) return location.replace(Object.assign(way, { search: location.search, hash: location.hash }));
    }
    told.append(` “${value}” stands in no line of this part.`);
  }
}

// What is typed narrows this part; the terms of all parts that answer it stand below it.
let latest = 0;
async function typed({ value }) {
  const own = ++latest, found = await termsLike(value);
  if (own !== latest) return;
  const ways = found.map(({ way, title }) => Object.assign(document.createElement("a"), { className: "at-term", href: new URL(way, root), textContent: title }));
  told.replaceChildren(...(value.trim() ? [found.length ? "In all parts: " : "No term of any part is called so.", ...ways.flatMap((way, at) => (at ? [", ", way] : [way]))] : [`The filter covers this part: ${here.textContent}.`]));
}

if (form) {
  const field = form.querySelector("[type=search]"), drawn = document.querySelector(".at-map");
  told.append(drawn ? "The form chooses in the whole picture, and in this part of the table." : `The filter covers this part: ${here.textContent}.`);
  if (field && !drawn) {
    form.addEventListener("input", () => typed(field));
    if (field.value) typed(field);
  }
  chosen();
}
addEventListener("hashchange", onward);
onward();
