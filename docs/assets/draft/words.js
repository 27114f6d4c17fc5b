// Finds terms in a text, as hooks/attested/prose/terms.py does: the same stories test both. The names come compiled from there.
// Offsets count UTF-16 units. White space, letters and digits are Python's, whose classes differ a little from JavaScript's.
export const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
export const LETTER = "\\p{L}\\p{N}";
const INLINE_SPACE = SPACE.replace("\\t-\\r", "\\t\\v-\\r");
const WORD = new RegExp(`[${LETTER}]+`, "gu");
const SOFT = new RegExp(`^(?:[-\\u2010\\u2011]|[${INLINE_SPACE}]*(?:\\n[${INLINE_SPACE}]*)?)$`);
const JOINED_BEFORE = new RegExp(`[${LETTER}][-\\u2010\\u2011'’_]$`, "u");
const JOINED_BEHIND = new RegExp(`[-\\u2010\\u2011'’_][${LETTER}]`, "uy");
const POSSESSIVE = new RegExp(`['’][sS](?![${LETTER}])`, "uy");

// Unicode's full case folding (Python's str.casefold), letter by letter, so that no letter depends on its neighbours.
export function fold(word) {
  if (/^[\x00-\x7f]*$/.test(word)) return word.toLowerCase();
  return Array.from(word, (sign) => {
    if (sign === "ı") return sign; // stays apart from i
    if (/[\u13a0-\u13fd\uab70-\uabbf]/.test(sign)) return sign.toUpperCase(); // Cherokee folds to capitals
    return sign.toLowerCase().toUpperCase().toLowerCase();
  }).join("");
}

export const wordsOf = (text) => Array.from(text.matchAll(WORD), (found) => ({ start: found.index, end: found.index + found[0].length, word: found[0], folded: fold(found[0]) }));

export const joinedBefore = (text, start) => JOINED_BEFORE.test(text.slice(Math.max(0, start - 3), start));

const at = (pattern, text, index) => { pattern.lastIndex = index; return pattern.test(text); };

export const joinedBehind = (text, end) => at(JOINED_BEHIND, text, end) && !at(POSSESSIVE, text, end);

// names: [term, words, what stands between them, whether in capitals only so], those that begin alike in the order in which they are tried.
export class Matcher {
  constructor(names) {
    this.names = new Map();
    for (const [term, words, between, cased] of names) {
      const key = fold(words[0]);
      if (!this.names.has(key)) this.names.set(key, []);
      this.names.get(key).push({ term, words, between, cased });
    }
  }

  // The mentions in order, none overlapping another: {term, first, behind}, indices of words.
  find(text, words) {
    const found = [];
    for (let index = 0; index < words.length; ) {
      const name = this.longest(text, words, index);
      if (name) found.push({ term: name.term, first: index, behind: index + name.words.length });
      index += name ? name.words.length : 1;
    }
    return found;
  }

  longest(text, words, index) {
    const names = this.names.get(words[index].folded);
    if (!names || joinedBefore(text, words[index].start)) return undefined;
    return names.find((name) => {
      const last = words[index + name.words.length - 1];
      return last && fits(text, words, index, name) && !joinedBehind(text, last.end);
    });
  }
}

function fits(text, words, index, name) {
  return name.words.every((expected, offset) => {
    const one = words[index + offset];
    if ((name.cased ? one.word : one.folded) !== expected) return false;
    if (!offset) return true;
    const gap = text.slice(words[index + offset - 1].end, one.start), between = name.between[offset - 1];
    return between === " " ? gap !== "" && SOFT.test(gap) : gap === between;
  });
}
