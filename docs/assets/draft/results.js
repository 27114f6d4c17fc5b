// What was found, as elements. All words of the draft and of the glossary are put in as text, never as HTML.
const SHOWN = 200; // passages that are shown at once
const AROUND = 120; // characters of the draft on either side of a passage

const make = (tag, name, ...inside) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
};

const one = (text) => text.replace(/\s+/g, " ");
const times = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

const STANDING = {
  own: "",
  marks: "It stands in quotation marks: if the words are another’s, leave them.",
  quotation: "It stands in a quotation, so the words are another’s: leave them. What follows is for words of your own.",
};

// The status in words.
export function told({ hits, uses }) {
  const quoted = hits.filter((hit) => hit.standing === "quotation").length, own = hits.length - quoted, terms = Object.keys(uses).length;
  const passages = own ? `${times(own, "passage")} to look at` : "No passage to change";
  return `${passages}${quoted ? `, ${quoted} in a quotation` : ""}. ${terms ? `${times(terms, "term")} used.` : "No term of this glossary is used."}`;
}

// The passage with what stands around it in its paragraph, cut between words.
function context(text, { start, end }) {
  const low = Math.max(text.lastIndexOf("\n\n", start - 1) + 2, 0), after = text.indexOf("\n\n", end), high = after < 0 ? text.length : after;
  let before = text.slice(Math.max(low === 1 ? 0 : low, start - AROUND), start), behind = text.slice(end, Math.min(high, end + AROUND));
  if (before.length === AROUND) before = `… ${before.replace(/^\S*\s/, "")}`;
  if (behind.length === AROUND) behind = `${behind.replace(/\s\S*$/, "")} …`;
  return [one(before), make("mark", "at-mark", one(text.slice(start, end))), one(behind)];
}

// The reasons of a line of Wording. Those of a line in another part of the list are fetched, with ways that lead on from here.
const further = new Map();
async function reasonsOf(number) {
  const id = `line-${number}`;
  let line = document.getElementById(id);
  if (!line) {
    const { href } = [...document.querySelectorAll(".at-parts [data-first]")].findLast((one) => Number(one.dataset.first) <= number);
    if (!further.has(href)) further.set(href, fetch(href).then((answer) => answer.text()).then((html) => new DOMParser().parseFromString(html, "text/html")));
    line = (await further.get(href)).getElementById(id);
    for (const link of line.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), href).href;
  }
  return line.querySelector(".at-reasons").cloneNode(true);
}

export async function passages({ text, hits }) {
  const told = new Set(); // lines of Wording whose first quotation was shown: it is not shown openly again
  const all = await Promise.all(hits.slice(0, SHOWN).map((hit) => reasonsOf(hit.line + 1)));
  const rows = hits.slice(0, SHOWN).map((hit, at) => {
    const reasons = all[at];
    const again = told.has(hit.line), quotations = [...reasons.querySelectorAll(".at-hop")].slice(again ? 0 : 1);
    told.add(hit.line);
    if (quotations.length) {
      const more = make("details", "at-reason", make("summary", "", again ? `${times(quotations.length, "quotation")} behind this` : times(quotations.length, "more quotation")));
      more.append(...quotations);
      reasons.append(more);
    }
    const standing = STANDING[hit.standing] ? [make("p", "at-basis", STANDING[hit.standing])] : [];
    return make("li", `at-hit at-from-${hit.standing}`, make("p", "at-passage-words", ...context(text, hit)), ...standing, reasons);
  });
  if (hits.length > SHOWN) rows.push(make("li", "at-hit", `${hits.length - SHOWN} more passages are not shown.`));
  return rows;
}

export function showPassages(list, rows) {
  list.replaceChildren(...rows);
  list.hidden = !rows.length;
  list.previousElementSibling.hidden = !rows.length;
}

function definition(sense, root) {
  const link = make("a", "at-evidence", make("span", "at-q", `“${sense.words}”`));
  link.href = root + sense.page;
  return make("p", "at-hop", link, " ", make("span", "at-basis", sense.through ? `${sense.who}; ${sense.through}` : sense.who));
}

function picker(term) {
  const select = make("select", "", ...["all of them", ...term.senses.map((sense, index) => `definition ${index + 1}: ${sense.who}`)].map((words, index) => {
    const option = make("option", "", words);
    option.value = index;
    return option;
  }));
  return make("label", "at-sense-picker", "Sense meant ", select);
}

export function showTerms(place, { uses }, guide, root) {
  const names = Object.keys(uses).sort((first, second) => uses[second].length - uses[first].length || (first < second ? -1 : 1));
  place.replaceChildren(...names.map((name) => {
    const term = guide.terms[name], link = make("a", "at-term", term.term), tick = make("input");
    link.href = root + term.page;
    Object.assign(tick, { type: "checkbox", checked: !term.common });
    tick.setAttribute("aria-label", `${term.term}, in the appendix`);
    const row = make("div", "at-used-term",
      make("h3", "", link, " ", make("span", "at-status", `used ${uses[name].length === 1 ? "once" : times(uses[name].length, "time")}`), " ", make("label", "at-basis", tick, " in the appendix")),
      ...(term.plain ? [make("p", "", term.plain)] : []),
      ...term.senses.map((sense) => definition(sense, root)));
    if (!term.senses.length) row.append(make("p", "at-basis", `${term.standing}.`));
    if (term.senses.length > 1) row.append(picker(term));
    row.dataset.used = name;
    return row;
  }));
}
