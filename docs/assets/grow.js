// The map of a large glossary: the neighbours of a term that is chosen, then those of any of them, a step at a time. Each step reads one small
// file. Without this script the table and the figures on the entries' own pages hold the same.
import { View } from "./map/view.js";
import { Panel, make } from "./map/panel.js";
import { label } from "./map/labels.js";
import { spotOf, tieOf } from "./map/draw.js";
import { termsLike } from "./search/terms.js";

const STEP = 12, MOST = 150; // neighbours that are added at once, and dots in all
const grow = document.querySelector(".at-grow"), form = grow.querySelector("form"), said = form.querySelector("output");
const map = grow.querySelector(".at-map"), svg = map.querySelector("svg"), all = svg.querySelector(".at-map-all");
const spots = [], ties = [], places = new Map(), read = new Map();
grow.hidden = false;
const panel = new Panel(map, spots, ties);
const view = new View(map, svg, (scale, seen) => label(spots, ties, scale, seen));

const load = (name) => {
  if (!read.has(name)) read.set(name, fetch(`${grow.dataset.files}/${encodeURIComponent(name)}.json`).then((answer) => (answer.ok ? answer.json() : undefined)));
  return read.get(name);
};

// A free place around another: of some, the one that is farthest from what stands there. Names are wide, so rows may lie closer than columns.
function free({ x, y }) {
  let best;
  for (let ring = 1; ring <= 3; ring += 1) {
    for (let turn = 0; turn < 24; turn += 1) {
      const angle = ((turn + (ring % 2 ? 0 : 0.5)) / 24) * 2 * Math.PI, at = { x: Math.round(x + 190 * ring * Math.cos(angle)), y: Math.round(y + 110 * ring * Math.sin(angle)) };
      const room = Math.min(...[...places.values()].map((one) => Math.hypot((one.x - at.x) / 2, one.y - at.y)));
      const worth = Math.min(room, 60) - 12 * ring;
      if (!best || worth > best.worth) best = { ...at, worth };
    }
  }
  return best;
}

function add(end, from) {
  if (places.has(end.term)) return;
  const place = from ? free(from) : { x: 0, y: 0 }, spot = spotOf(end, place);
  places.set(end.term, place);
  spots.push(spot.firstChild);
  all.append(spot);
  spot.firstChild.addEventListener("click", (event) => { if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); step(end.term); } });
  spot.firstChild.addEventListener("focus", () => view.reveal(spot.firstChild));
}

// Every edge between terms that are drawn is drawn.
function join(edges) {
  for (const edge of edges) {
    if (ties.some((tie) => tie.dataset.key === edge.key) || !edge.ends.every((end) => places.has(end.term))) continue;
    const beside = ties.filter((tie) => [...edge.ends].every((end) => tie.dataset.ends.split(" ").includes(end.term))).length;
    const tie = tieOf(edge, edge.ends.map((end) => places.get(end.term)), beside);
    tie.addEventListener("click", (event) => { event.preventDefault(); panel.edge(tie); });
    tie.addEventListener("focus", () => view.reveal(tie));
    ties.push(tie);
    all.prepend(tie);
  }
}

async function step(term) {
  const told = await load(term);
  if (!told) return false;
  const others = new Map();
  for (const edge of told.edges) for (const end of edge.ends) (end.term === term ? add(end) : others.set(end.term, end));
  const fresh = [...others.values()].filter((end) => !places.has(end.term)), added = fresh.slice(0, Math.max(0, Math.min(STEP, MOST - spots.length)));
  for (const end of added) add(end, places.get(term));
  for (const known of read.values()) join((await known)?.edges ?? []);
  const left = fresh.length - added.length + told.more;
  said.textContent = `${spots.length} terms drawn`;
  const remark = left ? [make("p", "at-basis", `${left} more neighbours are not drawn. ${spots.length < MOST ? "Choose the term again for the next ones." : "There is no room for more: begin anew."}`)] : [];
  const xs = [...places.values()].map((one) => one.x), ys = [...places.values()].map((one) => one.y);
  const x = Math.min(...xs) - 110, y = Math.min(...ys) - 40;
  view.bounds = { x, y, width: Math.max(...xs) + 110 - x, height: Math.max(...ys) + 40 - y };
  view.fit();
  panel.term(spots.find((spot) => spot.dataset.term === term), ...remark);
  return true;
}

function clear() {
  for (const one of [...ties, ...spots.map((spot) => spot.parentNode)]) one.remove();
  spots.length = ties.length = 0;
  places.clear();
  read.clear();
  said.textContent = "";
}

// The terms that fit what is typed, at most twenty: a list of ten thousand would be slow.
async function suggest() {
  const fitting = await termsLike(form.elements.term.value);
  form.querySelector("datalist").replaceChildren(...fitting.map(({ title }) => Object.assign(document.createElement("option"), { value: title })));
  return fitting.map(({ way }) => way.split("/")[1]);
}
form.elements.term.addEventListener("input", suggest);
form.addEventListener("reset", clear);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const fitting = await suggest();
  clear();
  for (const slug of fitting) if (await step(slug)) return;
  said.textContent = "No term with an edge has this in its name";
});
