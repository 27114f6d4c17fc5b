// The words beside the picture: of one edge, or of all edges of one term. They are those of the table's rows.
export const make = (tag, name, ...inside) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
};

const cells = (row) => [...row.cells].map((cell) => make("div", cell.className, ...cell.cloneNode(true).childNodes));

export class Panel {
  constructor(map, spots, ties) {
    Object.assign(this, { spots, ties, box: map.querySelector(".at-map-panel"), table: document.querySelector("table.at-edges") });
    this.box.hidden = false;
    this.box.addEventListener("keydown", (event) => { if (event.key === "Escape") this.from?.focus(); });
  }

  edge(tie) {
    this.show(tie, [tie], this.told(tie));
  }

  term(spot, ...remarks) {
    const ties = this.ties.filter((tie) => tie.dataset.ends.split(" ").includes(spot.dataset.term));
    const name = make("a", "", "Go to the entry");
    name.href = spot.href.baseVal;
    this.show(spot, ties, make("h2", "", spot.dataset.name), make("p", "at-do", name), ...remarks, ...ties.map((tie) => this.told(tie)));
  }

  // A row of the table, also of one on another page; or what was put down with the line.
  told(tie) {
    if (tie.told) return tie.told();
    const row = document.getElementById(tie.dataset.row);
    if (!row) {
      const link = make("a", "", "To its words");
      link.href = tie.href.baseVal;
      const box = make("div", "at-words-of", make("p", "", tie.getAttribute("aria-label"), " "), make("p", "", link));
      this.elsewhere(tie).then((cells) => box.replaceChildren(...cells), () => {});
      return box;
    }
    return make("div", "at-words-of", ...cells(row));
  }

  // The cells of a row on another page, with ways that lead on from here.
  async elsewhere(tie) {
    const way = new URL(tie.href.baseVal, location.href);
    const page = new DOMParser().parseFromString(await (await fetch(way)).text(), "text/html"), row = page.getElementById(tie.dataset.row);
    for (const link of row.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), way).href;
    return cells(row);
  }

  show(from, ties, ...inside) {
    this.from = from;
    const ends = new Set(ties.flatMap((tie) => tie.dataset.ends.split(" ")));
    for (const tie of this.ties) tie.classList.toggle("at-on", ties.includes(tie));
    for (const spot of this.spots) spot.classList.toggle("at-on", ends.has(spot.dataset.term));
    this.box.replaceChildren(...inside);
    this.box.scrollTop = 0;
    this.box.focus({ preventScroll: true });
    this.box.scrollIntoView({ block: "nearest" });
  }
}
