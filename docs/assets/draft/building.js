// Takes the words of a draft piece by piece, as hooks/attested/draft/building.py does.
export const OMITTED = "\ufffc"; // stands for what was left out: code, an address
const CLOSE = { "“": "”", "«": "»", "\"": "\"", "„": "“" };

export class Building {
  parts = [];
  length = 0;
  quoted = [];
  quoting = -1;
  open = false;

  add(piece) {
    if (!piece) return;
    if (!this.open && this.length) this.put("\n\n");
    this.open = true;
    this.put(piece);
  }

  put(piece) {
    this.parts.push(piece);
    this.length += piece.length;
  }

  endBlock() {
    this.open = false;
  }

  quote(on) {
    if (on === this.quoting >= 0) return;
    this.endBlock();
    if (!on && this.quoting < this.length) this.quoted.push([this.quoting + (this.quoting > 0 ? 2 : 0), this.length]);
    this.quoting = on ? this.length : -1;
  }

  draft() {
    this.quote(false);
    const text = this.parts.join("");
    return { text, quoted: this.quoted, marked: marked(text) };
  }
}

// The stretches between double quotation marks. None goes on behind a blank line.
function marked(text) {
  const found = [];
  let opened = -1, close = "";
  for (const { 0: sign, index } of text.matchAll(/[“”„«»"]|\n\n/g)) {
    if (sign === "\n\n") opened = -1;
    else if (opened < 0) {
      if (CLOSE[sign]) [opened, close] = [index, CLOSE[sign]];
    } else if (sign === close) {
      found.push([opened, index + 1]);
      opened = -1;
    }
  }
  return found;
}

// Whose words a stretch may be: a quotation's, in quotation marks, or the writer's own.
export function standing(draft, start, end) {
  if (inside(draft.quoted, start, end)) return "quotation";
  return inside(draft.marked, start, end) ? "marks" : "own";
}

function inside(spans, start, end) {
  let low = 0, high = spans.length; // the last one that begins at or before the start
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle][0] <= start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && end <= spans[low - 1][1];
}
