// Dots and lines as the build draws them (map.py), for what is drawn only once it is asked for.
import { make } from "./panel.js";

const shape = (tag, name, attributes = {}, ...inside) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  if (name) element.setAttribute("class", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};
const RADIUS = 6, BOW = 26;

export function spotOf(end, { x, y }) {
  const name = end.name.length > 26 ? `${end.name.slice(0, 25)}…` : end.name;
  const link = shape("a", "at-name at-spot", { href: end.way, "data-term": end.term, "data-name": end.name, "aria-label": end.name },
    shape("circle", "at-hit", { r: 14 }), shape("circle", `at-dot${end.sign}`, { r: RADIUS }), shape("text", "at-off", {}, name));
  return shape("g", "", { transform: `translate(${x} ${y})` }, link);
}

// `beside` counts the lines between the same two terms that are there already: this one is bent past them.
export function tieOf(edge, [from, to], beside) {
  const long = Math.hypot(to.x - from.x, to.y - from.y) || 1, side = edge.ends[0].term < edge.ends[1].term ? 1 : -1;
  const bend = side * (beside % 2 ? 1 : -1) * Math.ceil(beside / 2) * BOW * 2;
  const cx = (from.x + to.x) / 2 - ((to.y - from.y) / long) * bend, cy = (from.y + to.y) / 2 + ((to.x - from.x) / long) * bend;
  const path = `M${from.x} ${from.y}Q${cx} ${cy} ${to.x} ${to.y}`, reach = Math.hypot(to.x - cx, to.y - cy) || 1;
  const cos = (to.x - cx) / reach, sin = (to.y - cy) / reach;
  const tie = shape("a", `at-tie at-tie-${edge.look}`, { href: edge.quotation, "data-key": edge.key, "data-ends": edge.ends.map((end) => end.term).join(" "), "aria-label": edge.claim },
    shape("path", "at-hit", { d: path }), shape("path", "at-line", { d: path }));
  if (edge.directed) tie.append(shape("g", "", { transform: `matrix(${cos} ${sin} ${-sin} ${cos} ${to.x} ${to.y})` }, shape("path", "at-tip", { d: `M-${RADIUS + 1} 0l-8 -4v8z` })));
  tie.append(shape("g", "", { transform: `translate(${(from.x + 2 * cx + to.x) / 4} ${(from.y + 2 * cy + to.y) / 4})` }, shape("text", "at-off", {}, edge.kind)));
  tie.told = () => words(edge);
  return tie;
}

const link = (words, way, name = "") => Object.assign(make("a", name, words), { href: way });

function words(edge) {
  const [before, phrase, behind] = edge.words, [source, target] = edge.ends;
  const quotation = link("", edge.quotation, "at-evidence");
  quotation.append(make("span", "at-q", "“", before, make("b", "", phrase), behind, "”"));
  return make("div", "at-words-of",
    make("div", "", link(source.name, source.way), " ", make("span", "at-kind", edge.kind), " ", link(target.name, target.way), make("span", "at-basis", edge.basis)),
    make("p", "at-hop", quotation, " ", make("span", "at-basis", edge.who)),
    make("div", "at-where", link("Quotation", edge.quotation), link("Passage", edge.passage), make("span", "at-file", edge.place)));
}
