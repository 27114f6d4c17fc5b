// Which names there is room for at a scale: what is found or chosen is served first, then the terms of most lines, beside their dot, under it, over it or aslant. Sizes are
// those on the screen, since letters do not grow with the picture.
import { dotSize } from "./view.js";

const AWAY = 4;
const widths = new WeakMap();

const wide = (text) => {
  if (!widths.has(text)) {
    text.classList.remove("at-off"); // what is not shown has no width
    widths.set(text, text.getComputedTextLength());
  }
  return widths.get(text);
};

const place = (element) => element.closest("g[transform]").transform.baseVal.consolidate().matrix;

function* choices(x, y, width, height, away) {
  const middle = x - width / 2;
  yield [x + away, y - height / 2, "start", away, 0];
  yield [x - away - width, y - height / 2, "end", -away, 0];
  yield [middle, y + away, "middle", 0, away + height / 2];
  yield [middle, y - away - height, "middle", 0, -away - height / 2];
  for (const side of [1, -1]) for (const [anchor, left] of [["start", 0], ["end", width]]) {
    yield [x - left, y + side * (away + height / 2) - height / 2, anchor, 0, side * (away + height / 2)];
  }
}

// Shows the labels that find room, hides the others. `scale` is how many px on the screen one px of the picture is; `seen` is the part of
// the picture that is in sight, in px on the screen from the picture's corner: of what is in sight, no name is cut off at the edge.
export function label(spots, ties, scale, seen) {
  const taken = [], dotted = [], named = new Set();
  const inside = (left, top, right, bottom) => left >= seen.left && right <= seen.right && top >= seen.top && bottom <= seen.bottom;
  const free = ([left, top], width, height, over = dotted) =>
    inside(left, top, left + width, top + height) && ![...taken, ...over].some(([l, t, r, b]) => left < r && l < left + width && top < b && t < top + height);
  const dots = spots.map((spot) => [spot, place(spot), Number(spot.querySelector(".at-dot").getAttribute("r")) * dotSize(scale)]);
  for (const [, { e, f }, r] of dots) dotted.push([e * scale - r, f * scale - r, e * scale + r, f * scale + r]);
  const lines = new Map(spots.map((spot) => [spot, ties.filter((tie) => tie.dataset.ends.split(" ").includes(spot.dataset.term)).length]));
  const hub = Math.max(...lines.values());
  const first = (one) => (one[0].matches(".at-found, :focus, .at-on") ? 0 : one[0].matches(".at-dim") ? 2 : 1);
  for (const [spot, { e, f }, r] of [...dots].sort((a, b) => first(a) - first(b) || lines.get(b[0]) - lines.get(a[0]) || b[2] - a[2])) {
    const text = spot.querySelector("text"), width = wide(text), height = 19;
    const all = [...choices(e * scale, f * scale, width, height, r + AWAY)], needed = lines.get(spot) === hub; // it may cover a dot
    const choice = all.find((one) => free(one, width, height)) ?? (needed ? all.find((one) => free(one, width, height, [])) : undefined);
    text.classList.toggle("at-off", !choice);
    if (!choice) continue;
    named.add(spot.dataset.term);
    const [left, top, anchor, dx, dy] = choice;
    text.setAttribute("text-anchor", anchor);
    text.setAttribute("x", dx);
    text.setAttribute("y", dy + height * 0.3);
    taken.push([left, top, left + width, top + height]);
  }
  for (const tie of ties) {
    const text = tie.querySelector("text"), { e, f } = text.parentNode.transform.baseVal.consolidate().matrix, width = wide(text) + 4, height = 15;
    const box = [e * scale - width / 2, f * scale - height / 2], known = tie.dataset.ends.split(" ").every((end) => named.has(end));
    const fits = known && !tie.matches(".at-dim") && free(box, width, height);
    text.classList.toggle("at-off", !fits);
    text.setAttribute("text-anchor", "middle");
    text.setAttribute("x", 0);
    text.setAttribute("y", height * 0.3);
    if (fits) taken.push([...box, box[0] + width, box[1] + height]);
  }
}
