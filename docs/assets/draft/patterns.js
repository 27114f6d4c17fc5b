// Finds the phrases of Wording in a text, as hooks/attested/draft/patterns.py does. The phrases come compiled from there: a part is a
// list of spellings of a word, the name of a term, or null for a gap.
import { SPACE, joinedBefore, joinedBehind } from "./words.js";

const GAP = 5;
const APART = new RegExp(`\\n[${SPACE.replace("\\t-\\r", "\\t\\v-\\r")}]*\\n|[|\\ufffc。！？；：]|[.!?…:;].`, "s");

class Words {
  constructor(text, words, mentions) {
    Object.assign(this, { text, words, terms: new Map(mentions.map((one) => [one.first, one])) });
  }

  near(index) {
    return index < this.words.length && !APART.test(this.text.slice(this.words[index - 1].end, this.words[index].start));
  }

  // The index behind the last word of the shortest stretch from a word that the parts fit, or 0.
  end(parts, begin) {
    let reached = new Set([begin]);
    for (const part of parts) reached = new Set([...reached].flatMap((index) => [...this.after(part, index, begin)]));
    const last = reached.size ? Math.min(...reached) : 0;
    return last && !joinedBefore(this.text, this.words[begin].start) && !joinedBehind(this.text, this.words[last - 1].end) ? last : 0;
  }

  *after(part, index, begin) {
    if (part === null) {
      yield index;
      for (let more = index; more < index + GAP && this.near(more); more++) yield more + 1;
    } else if (index < this.words.length && (index === begin || this.near(index))) {
      if (typeof part === "string") {
        if (this.terms.get(index)?.term === part) yield this.terms.get(index).behind;
      } else if (part.includes(this.words[index].folded)) yield index + 1;
    }
  }

  // Whether what is to be written instead stands there, or reaches into it.
  saysIt(advised, begin, last) {
    const longest = Math.max(0, ...advised.map((one) => one.length)) * (GAP + 1);
    return advised.some((one) => {
      for (let index = Math.max(begin - longest, 0); index < last; index++) if (this.end(one, index) > begin) return true;
      return false;
    });
  }
}

export class Finder {
  constructor(lines) {
    this.begin = new Map();
    lines.forEach((line, number) => line.phrases.forEach((pattern) => {
      const first = pattern.parts[0] ?? [];
      for (const key of typeof first === "string" ? [`[${first}]`] : first) {
        if (!this.begin.has(key)) this.begin.set(key, []);
        this.begin.get(key).push({ ...pattern, line: number });
      }
    }));
  }

  // What is found, in order: {line, phrase, start, end}; of one line of Wording, nothing that overlaps.
  find(text, words, mentions) {
    const all = new Words(text, words, mentions), hits = [], behind = new Map();
    words.forEach(({ folded }, index) => {
      const term = all.terms.get(index)?.term;
      for (const { line, phrase, parts, advised } of [...(this.begin.get(folded) ?? []), ...(this.begin.get(`[${term}]`) ?? [])]) {
        const last = index >= (behind.get(line) ?? 0) ? all.end(parts, index) : 0;
        if (!last || all.saysIt(advised, index, last)) continue;
        hits.push({ line, phrase, start: words[index].start, end: words[last - 1].end });
        behind.set(line, last);
      }
    });
    return hits.sort((one, other) => one.start - other.start || one.line - other.line);
  }
}
