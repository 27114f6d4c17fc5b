// Cards on links to terms (gloss, definition, whose words), on citations and on the numbers of notes. By mouse and keyboard on hover and focus; a first tap
// opens the card, on a marked phrase too, a second follows the link. Escape closes it. The card stands above the page and moves nothing. Without this script links are links.
// At the end, what every page needs besides: the search, what is folded, the colours.
const root = new URL("../", import.meta.url);
// milliseconds: long enough not to flicker, short enough not to wait
const OPENS = 250, CLOSES = 200;
const data = {};
let card, owner, due, timer, returning;

const load = (name) => (data[name] ??= fetch(new URL(`data/cards/${name}.json`, root)).then((answer) => answer.json()).catch(() => {}));

const slug = (link) => new URL(link.href).pathname.slice(root.pathname.length).match(/^(?:glossary|(?=sources))\/?(.+)\/$/)?.[1] ?? "";
const target = ({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1)));
const noteOf = (link) => link.closest("sup") && target(link);

export const make = (tag, name, ...inside) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
};

const anchor = (words, page) => {
  const link = make("a", "at-term", words);
  link.href = new URL(page, root).href;
  return link;
};

function fill(entry) {
  const title = make("p", "at-card-term", anchor(entry.term, entry.page));
  const body = entry.definition
    ? make("p", "at-card-words", ...entry.definition.map(([words, page]) => (page ? anchor(words, page) : words)))
    : make("p", "at-card-gloss", entry.gloss);
  return [title, ...(entry.definition && entry.gloss ? [make("p", "at-card-gloss", entry.gloss)] : []), body, make("p", "at-card-who", entry.passage ? anchor(entry.who, entry.passage) : entry.who)];
}

function place(link) {
  const line = link.getClientRects()[0], width = document.documentElement.clientWidth;
  const below = line.bottom + card.offsetHeight + 8 < innerHeight || line.top < card.offsetHeight + 8;
  card.style.left = `${scrollX + Math.max(8, Math.min(line.left, width - card.offsetWidth - 8))}px`;
  card.style.top = `${scrollY + (below ? line.bottom + 6 : line.top - card.offsetHeight - 6)}px`;
}

async function open(link) {
  due = link;
  const note = noteOf(link), name = slug(link), entry = note ? { term: link.ariaLabel } : name && (await load(name));
  // who went on while it was fetched is due another one, or none
  if (!entry || owner === link || due !== link) return;
  close();
  card = make("div", "at-card", ...(note ? [...note.cloneNode(true).childNodes].filter((one) => !one.matches?.(".at-back")) : fill(entry)));
  card.id = "at-card";
  card.role = "group";
  card.ariaLabel = `About ${entry.term}`;
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(close, CLOSES));
  card.addEventListener("focusout", (event) => { if (!card?.contains(event.relatedTarget) && event.relatedTarget !== owner) close(); });
  (document.querySelector(".md-main") ?? document.body).append(card);
  owner = link;
  link.setAttribute("aria-describedby", card.id);
  place(link);
}

function close() {
  clearTimeout(timer);
  // forgotten first: taking it away moves the focus, which asks to close it
  const gone = card;
  owner?.removeAttribute("aria-describedby");
  card = owner = due = undefined;
  gone?.remove();
}

// The focus returns to the link without opening its card again.
function back(link) {
  returning = link;
  link.focus({ preventScroll: true });
  returning = undefined;
  close();
}

function later(act, delay) {
  clearTimeout(timer);
  timer = setTimeout(act, delay);
}

const term = (event) => {
  const found = event.target.closest?.(`a.at-term, sup a, a[href*="/sources/"]${event.pointerType === "touch" ? ", .at-mark" : ""}`);
  const link = found?.matches(".at-mark") ? found.querySelector("sup a") : found;
  return link && !card?.contains(link) ? link : undefined;
};

document.addEventListener("pointerover", (event) => {
  const link = term(event);
  if (link && event.pointerType === "mouse") later(() => open(link), OPENS);
});
document.addEventListener("pointerout", (event) => {
  if (term(event) && event.pointerType === "mouse") later(close, CLOSES);
});
document.addEventListener("focusin", (event) => {
  const link = term(event);
  if (link && link === returning) return;
  if (link?.matches(":focus-visible")) open(link);
  else if (event.target !== owner && !card?.contains(event.target)) close();
});
document.addEventListener("click", (event) => {
  const link = term(event);
  if (link && event.pointerType === "touch" && owner !== link && (noteOf(link) || slug(link))) {
    event.preventDefault();
    open(link);
  } else if (!link && !card?.contains(event.target)) close();
});
document.addEventListener("keydown", (event) => {
  // in a form, these are letters
  if ("/fs".includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !("form" in event.target)) {
    event.preventDefault();
    field?.focus();
  }
  if (!card) return;
  if (event.key === "Escape") {
    const link = owner, inside = card.matches(":focus-within");
    close();
    if (inside) back(link);
    return;
  }
  if (event.key !== "Tab") return;
  // The card stands at the page's end; Tab leads into it from its link, and behind its last link on from there.
  const links = [...card.querySelectorAll("a")], last = links.at(event.shiftKey ? 0 : -1);
  if (document.activeElement === owner && !event.shiftKey) { event.preventDefault(); links[0].focus(); }
  else if (document.activeElement === last) {
    const link = owner;
    if (event.shiftKey) event.preventDefault();
    back(link);
  }
});

// The search is loaded once its field is asked for, or the address has words for it.
const field = document.querySelector("#at-q");
if (field) field.onfocus = field.oninput = () => import("./search/field.js");
if (/[?&]q=/.test(location.search)) field?.focus();

// What is folded opens where a link leads into it.
const unfold = () => {
  for (let at = target(location); (at = at?.closest("details:not([open])")); ) at.open = true;
};
addEventListener("hashchange", unfold);
unfold();

// The colours: 0 those of the system, 1 light, 2 dark. The frame sets what was chosen before; CSS shows the switch to the next.
const { dataset } = document.documentElement;
document.querySelectorAll(".at-colours").forEach((one, at, all) => {
  one.onclick = () => {
    const index = dataset.colours = (at + 1) % 3;
    all[index].focus();
    localStorage.setItem(`${root.pathname}.__palette`, JSON.stringify({ index }));
  };
});
