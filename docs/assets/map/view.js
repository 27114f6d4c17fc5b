// What part of the picture is seen, and how large. Dots, arrowheads and letters keep their size on the screen: the style sheet divides
// theirs by --scale.
const MOST = 8, STEP = 1.4, PUSH = 60, EDGE = 40;

// From afar dots are smaller, though less so than the picture.
export const dotSize = (scale) => Math.max(0.5, Math.min(1, Math.sqrt(scale)));

export class View {
  constructor(map, svg, drawn) {
    Object.assign(this, { map, svg, drawn, all: svg.querySelector(".at-map-all"), pointers: new Map() });
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.bounds = { x, y, width, height }; // of the picture
    this.frame = map.querySelector(".at-map-view");
    svg.removeAttribute("viewBox");
    map.classList.add("at-live");
    this.frame.tabIndex = 0;
    this.frame.setAttribute("role", "group");
    this.frame.setAttribute("aria-label", "The picture. Plus and minus change its size, the arrow keys move it, 0 shows all of it.");
    map.querySelector(".at-map-tools").hidden = false;
    for (const button of map.querySelectorAll(".at-map-tools button")) button.addEventListener("click", () => this.act(button.dataset.act));
    this.frame.addEventListener("keydown", (event) => this.key(event));
    svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    svg.addEventListener("pointerdown", (event) => this.down(event));
    svg.addEventListener("pointermove", (event) => this.move(event));
    for (const kind of ["pointerup", "pointercancel", "pointerleave"]) svg.addEventListener(kind, (event) => this.up(event));
    svg.addEventListener("click", (event) => { if (this.dragged) { event.preventDefault(); event.stopPropagation(); this.dragged = false; } }, true);
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    new ResizeObserver(() => this.fit()).observe(this.frame);
    this.fit();
  }

  get room() { return { width: this.frame.clientWidth, height: this.frame.clientHeight }; }

  // All of it, in the middle.
  fit() {
    const { width, height } = this.room;
    const aside = width < 600 ? 40 : 0; // on a phone names at the edge need more room than the picture leaves
    this.least = Math.min(1, (width - aside) / this.bounds.width, height / this.bounds.height);
    this.scale = this.least;
    this.x = (width - this.bounds.width * this.scale) / 2 - this.bounds.x * this.scale;
    this.y = (height - this.bounds.height * this.scale) / 2 - this.bounds.y * this.scale;
    this.draw();
  }

  // Change the size, with a place on the screen held still.
  zoom(by, x = this.room.width / 2, y = this.room.height / 2) {
    const scale = Math.max(this.least, Math.min(MOST, this.scale * by)), share = scale / this.scale;
    this.x = x - (x - this.x) * share;
    this.y = y - (y - this.y) * share;
    this.scale = scale;
    this.draw();
  }

  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.draw();
  }

  // Bring a dot or the middle of a line into sight, if it is not.
  reveal(element) {
    const place = (element.matches(".at-tie") ? element.querySelector("text").parentNode : element.closest("g[transform]")).transform.baseVal.consolidate().matrix;
    const x = this.x + place.e * this.scale, y = this.y + place.f * this.scale, { width, height } = this.room;
    if (x < EDGE || y < EDGE || x > width - EDGE || y > height - EDGE) this.pan(width / 2 - x, height / 2 - y);
    else this.draw();
  }

  draw() {
    const { width, height } = this.room, { bounds, scale } = this, margin = 2 * EDGE; // some of the picture always stays in sight
    this.x = Math.max(margin - (bounds.x + bounds.width) * scale, Math.min(width - margin - bounds.x * scale, this.x));
    this.y = Math.max(margin - (bounds.y + bounds.height) * scale, Math.min(height - margin - bounds.y * scale, this.y));
    this.all.setAttribute("transform", `translate(${this.x} ${this.y}) scale(${this.scale})`);
    this.svg.style.setProperty("--scale", this.scale);
    this.svg.style.setProperty("--dot", dotSize(this.scale));
    this.svg.classList.toggle("at-near-by", this.scale > this.least * 1.01);
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.drawn(this.scale, { left: -this.x, top: -this.y, right: width - this.x, bottom: height - this.y }));
  }

  act(name) {
    if (name === "all") this.fit();
    else this.zoom(name === "closer" ? STEP : 1 / STEP);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target !== this.frame && /Left|Right/.test(event.key))) return; // those lead on in the picture (notes.js)
    const pushes = { ArrowLeft: [PUSH, 0], ArrowRight: [-PUSH, 0], ArrowUp: [0, PUSH], ArrowDown: [0, -PUSH] };
    const acts = { "+": "closer", "=": "closer", "-": "farther", 0: "all" };
    if (pushes[event.key]) this.pan(...pushes[event.key]);
    else if (acts[event.key]) this.act(acts[event.key]);
    else return;
    event.preventDefault();
  }

  // Once all is seen, turning the wheel on moves the page.
  wheel(event) {
    if (event.deltaY > 0 && this.scale <= this.least && !event.ctrlKey) return;
    event.preventDefault();
    const box = this.svg.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), event.clientX - box.left, event.clientY - box.top);
  }

  down(event) {
    this.pointers.set(event.pointerId, event);
    if (this.pointers.size === 1) this.dragged = false;
  }

  // One finger or the mouse moves the picture, two change its size.
  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
    if (this.pointers.size === 1) {
      if (!this.dragged && Math.hypot(dx, dy) < 5) return;
      if (!this.dragged) this.svg.setPointerCapture?.(event.pointerId);
      this.dragged = true;
      this.pan(dx, dy);
    } else {
      const other = [...this.pointers.values()].find((one) => one.pointerId !== event.pointerId);
      const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY), box = this.svg.getBoundingClientRect();
      this.dragged = true;
      this.pan(dx / 2, dy / 2);
      this.zoom(apart(event) / (apart(before) || 1), (event.clientX + other.clientX) / 2 - box.left, (event.clientY + other.clientY) / 2 - box.top);
    }
    this.pointers.set(event.pointerId, event);
  }

  up(event) {
    if (event.type === "pointerleave" && this.svg.hasPointerCapture?.(event.pointerId)) return;
    this.pointers.delete(event.pointerId);
  }
}
