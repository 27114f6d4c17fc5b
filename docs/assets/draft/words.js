// Finds terms in a text, as hooks/attested/prose/terms.py does: the same stories test both. The names come compiled from there.
// Offsets count UTF-16 units. White space, letters and digits are Python's, whose classes differ a little from JavaScript's.
export const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
export const LETTER = "\\p{L}\\p{N}";
const INLINE_SPACE = SPACE.replace("\\t-\\r", "\\t\\v-\\r");
// Scripts written without spaces, and what continues a word, as in hooks/attested/prose/words.py.
const SPACELESS = "\\u3005-\\u3007\\u3021-\\u3029\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}\\u3041-\\u309f\\u0e01-\\u0e3a\\u0e40-\\u0e4e\\u0e81-\\u0ecf\\u0edc-\\u0edf\\u1000-\\u103f\\u104c-\\u108f\\u109a-\\u109f\\u1780-\\u17da\\u17dc\\ua9e0-\\ua9ef\\ua9fa-\\ua9fe\\uaa60-\\uaa7f";
const KATAKANA = "\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff\\uff66-\\uff9f";
const MORE = `(?:[\\p{M}\\u200c\\u200d\\u0e33\\u0eb3]|[\\u1039\\u17d2][${LETTER}])`;
const ELSE = `(?:(?![${SPACELESS}${KATAKANA}])[${LETTER}])`;
const WORD = new RegExp(`(?=[${LETTER}])(?:[${SPACELESS}]${MORE}*|[${KATAKANA}](?:[${KATAKANA}]|${MORE})*|${ELSE}+(?:[\\p{M}\\u200c\\u200d\\u0e33\\u0eb3]+${ELSE}*)*)`, "gu");
const SOFT = new RegExp(`^(?:[-\\u2010\\u2011]|[${INLINE_SPACE}]*(?:\\n[${INLINE_SPACE}]*)?)$`);
const JOINED = "(?:[-\\u2010\\u2011'’_]|[\"'”’»]?[-\\u2010\\u2011][\"'“‘«]?)";
const JOINED_BEFORE = new RegExp(`[${LETTER}]${JOINED}$`, "u");
const JOINED_BEHIND = new RegExp(`${JOINED}[${LETTER}]`, "uy");
const POSSESSIVE = new RegExp(`['’][sS](?![${LETTER}])`, "uy");
const LETTER_BEFORE = new RegExp(`${ELSE}$`, "u");
const LETTER_BEHIND = new RegExp(ELSE, "uy");
const CONTINUED = new RegExp(`[+#]+(?!${ELSE})`, "uy");

// Unicode's full case folding (Python's str.casefold), letter by letter, so that no letter depends on its neighbours.
export function fold(word) {
  if (/^[\x00-\x7f]*$/.test(word)) return word.toLowerCase();
  return Array.from(word, (sign) => {
    if (sign === "ı") return sign; // stays apart from i
    if (/[\u13a0-\u13fd\uab70-\uabbf]/.test(sign)) return sign.toUpperCase(); // Cherokee folds to capitals
    return sign.toLowerCase().toUpperCase().toLowerCase();
  }).join("");
}

export const wordsOf = (text) => Array.from(text.matchAll(WORD), (found) => ({ start: found.index, end: found.index + found[0].length, word: found[0].normalize(), folded: fold(found[0].normalize()) }));

export const joinedBefore = (text, start) => JOINED_BEFORE.test(text.slice(Math.max(0, start - 5), start));

const at = (pattern, text, index) => { pattern.lastIndex = index; return pattern.test(text); };

export const joinedBehind = (text, end) => at(JOINED_BEHIND, text, end) && !at(POSSESSIVE, text, end);

// names: [term, words, what stands before, between and behind them, whether only in this case], those that begin alike in the order
// in which they are tried.
export class Matcher {
  constructor(names) {
    this.names = new Map();
    for (const [term, words, gaps, cased] of names) {
      const key = fold(words[0]);
      if (!this.names.has(key)) this.names.set(key, []);
      this.names.get(key).push({ term, words, gaps, cased });
    }
  }

  // The mentions in order, none overlapping another: {term, start, end, first, behind}, the last two indices of words.
  find(text, words) {
    const found = [];
    for (let index = 0, end = 0; index < words.length; ) {
      const mention = this.longest(text, words, index, end);
      if (mention) { found.push(mention); end = mention.end; }
      index = mention ? mention.behind : index + 1;
    }
    return found;
  }

  longest(text, words, index, from) {
    for (const name of this.names.get(words[index].folded) ?? []) {
      const behind = index + name.words.length;
      if (behind > words.length || !fits(text, words, index, name)) continue;
      const start = words[index].start - name.gaps[0].length, end = words[behind - 1].end + name.gaps.at(-1).length;
      if (start >= from && whole(text, start, end, name.gaps)) return { term: name.term, start, end, first: index, behind };
    }
    return undefined;
  }
}

function fits(text, words, index, { words: expected, gaps, cased }) {
  return expected.every((word, offset) => {
    const one = words[index + offset], gap = gaps[offset];
    if ((cased ? one.word : one.folded) !== word) return false;
    if (!offset) return text.startsWith(gap, one.start - gap.length);
    const between = text.slice(words[index + offset - 1].end, one.start);
    return gap === " " ? between !== "" && SOFT.test(between) : between === gap || (gap === "" && between === "\n");
  }) && text.startsWith(gaps.at(-1), words[index + expected.length - 1].end);
}

// Whether what stands there is neither joined to another word nor continued by signs.
function whole(text, start, end, gaps) {
  const before = gaps[0], behind = gaps.at(-1), left = text.slice(Math.max(0, start - 3), start);
  if (joinedBefore(text, start) || joinedBehind(text, end)) return false;
  if (before && (LETTER_BEFORE.test(left) || left.endsWith(first(before)))) return false;
  if (!behind) return !at(CONTINUED, text, end);
  const last = Array.from(behind).at(-1);
  return !at(LETTER_BEHIND, text, end) && !text.startsWith(last, end) && !(last === "*" && left.endsWith("*"));
}

const first = (signs) => Array.from(signs)[0];
