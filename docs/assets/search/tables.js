// The tables of the search, as hooks/attested/render/search_tables.py writes them, and what answers a query: names first, then sentences.
// Of each table only the files around a key are fetched: at any number of terms they are few, and none is large.
import { wordsOf } from "../draft/words.js";

const ROOT = new URL("../../", import.meta.url);
// the most files of a table that one word of a query may need
const AROUND = 3;
const NAMES = 8, SENTENCES = 12;
// the most records in which a query is looked for as it was typed
const LOOKED_INTO = 24;
// from here on, what a name is worth of which a part answers, with wrong letters; and one that begins like the word without its ending
const PART = 6, STEM = 9;
// words of a question around the name of what it asks for: “what is an optimizer”, “definition of optimizer”
const ASKING = new Set("a an the what is are was does do mean means meaning definition definitions define defined defines of term terms word called who how says in".split(" "));
const ENDING = /(?:ings?|ed|ers?|ations?|able)$/;

export const folded = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize();
export const words = (text) => wordsOf(folded(text)).map((one) => one.word);

// How many letters may be wrong in a word.
export const forgiven = (word) => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2);

// The fewest letters to insert, leave out, replace or swap with their neighbour that make one word the other, and the fewest that make it
// what the other begins with. Both are at least `most` + 1 where they are more than `most`.
export function distances(word, other, most) {
  let last, row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (word[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) next[j] = Math.min(next[j], last[j - 2] + 1);
    }
    if (Math.min(...next) > most) return [most + 1, most + 1];
    [last, row] = [row, next];
  }
  return [row.at(-1), Math.min(...row)];
}

// What a word in the plural may be the plural of.
const singulars = (word) => (word.length < 4 ? [] : [/s$/, /es$/, /ies$/].filter((one) => one.test(word)).map((one) => word.replace(one, one.source === "ies$" ? "y" : "")));

// How well a name answers: 0 is the name itself, 1 its last words (half more is for its plural), 2 its beginning, 3 the beginning of a later word; from 4 on, letters are wrong.
// Undefined where it does not. `key` are its letters from the word `at` on.
export function worth(query, key, at) {
  const later = at ? 1 : 0, most = forgiven(query);
  if (key === query) return later;
  if (singulars(query).includes(key)) return later + 0.5;
  if (key.startsWith(query)) return 2 + later;
  const [whole, begun] = distances(query, key, most);
  if (whole <= most) return 3 + whole + later / 2;
  return begun <= most ? PART - 1 + begun + later / 2 : undefined;
}

// The same for a name that ends like the query but for wrong letters: both from the last letter to the first.
export function endWorth(back, key) {
  const [whole, begun] = distances(back, key, forgiven(back));
  if (whole <= forgiven(back)) return 3 + whole;
  return begun <= forgiven(back) ? PART - 0.5 + begun : undefined;
}

// The words of a query without those that ask, at its beginning and its end.
export function askedFor(asked) {
  const from = asked.findIndex((word) => !ASKING.has(word));
  return from < 0 ? asked : asked.slice(from, asked.findLastIndex((word) => !ASKING.has(word)) + 1);
}

// Where words stand one behind another: 0 in the text of a record, 1 in its title, 2 in neither. The last may be unfinished.
function standing({ title, text }, asked, unfinished) {
  const wanted = ` ${asked.join(" ")}${unfinished ? "" : " "}`;
  const at = [text, title].findIndex((one) => ` ${words(one).join(" ")} `.includes(wanted));
  return at < 0 ? 2 : at;
}

const part = ({ value }) => value >= PART && value < STEM;

// How much a word tells that stands in so many records.
const weight = (numbers) => 1 / (1 + Math.log2(numbers.size || 1));

// The first place in an ascending list whose value is not less than the key.
function place(list, key) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Of names that answer, as [number, name, value], each record once with its best one, the best first.
function best(told) {
  const found = new Map();
  for (const [number, name, value] of told) {
    if (value !== undefined && !(found.get(number)?.value <= value)) found.set(number, { number, value, length: name.length });
  }
  return [...found.values()].sort((a, b) => a.value - b.value || a.length - b.length || a.number - b.number);
}

export class Tables {
  // `get` fetches a file below the site's root as JSON; with `fresh`, not one that a cache holds.
  constructor(get = async (path, fresh) => (await fetch(new URL(path, ROOT), fresh && { cache: "no-cache" })).json()) {
    this.get = get;
    this.kept = new Map();
  }

  // The first keys of the files. The file is asked for anew on each page, so that no files of two states are mixed.
  directory() {
    return (this.read ??= this.get("data/search/directory.json", true).catch((error) => {
      this.read = undefined; // to be asked for again: the network may be back
      throw error;
    }));
  }

  async file(table, at) {
    const path = `data/search/${table}/${at}.json?${(await this.directory()).state}`;
    if (!this.kept.has(path)) {
      const asked = this.get(path);
      asked.catch(() => this.kept.delete(path));
      this.kept.set(path, asked);
    }
    return this.kept.get(path);
  }

  // The rows whose key begins so; of many files those around `key`.
  async rows(table, prefix, key) {
    const firsts = (await this.directory())[table];
    const around = Math.max(0, place(firsts, key) - 1);
    const from = Math.max(0, place(firsts, prefix) - 1, around - 1);
    const to = Math.min(firsts.length, Math.max(from + 1, place(firsts, `${prefix}\uffff`)), from + AROUND);
    const files = await Promise.all(Array.from({ length: to - from }, (_, at) => this.file(table, from + at)));
    return files.flat().filter((row) => row[0].startsWith(prefix));
  }

  // The records whose names answer, the best first, as {number, value}. A letter that is wrong spoils the beginning or the end of a name, two
  // may spoil both: then shorter ones are tried; and last, names that begin like the word without its ending. What is written for those who
  // maintain the glossary is named only by its whole title.
  async named(query) {
    const back = [...query].reverse().join(""), { last } = await this.directory();
    for (const share of forgiven(query) ? [2, 4] : [1]) {
      const letters = share === 1 ? query.length : Math.max(1, Math.floor((query.length - 2) / share));
      const [rows, ends] = await Promise.all([this.rows("names", query.slice(0, letters), query), share > 1 ? this.rows("ends", back.slice(0, letters), back) : []]);
      const told = [...rows.map(([key, number, name, at]) => [number, name, worth(query, key, at)]), ...ends.map(([key, number, name]) => [number, name, endWorth(back, key)])];
      const all = best(told.filter(([number, , value]) => number < last || value === 0));
      // where a name stands as it was typed, others with wrong letters say nothing
      if (all.length) return all.filter((one) => all[0].value >= 4 || one.value < 4);
    }
    const stem = query.replace(ENDING, "");
    if (stem === query || stem.length < 4) return [];
    return best((await this.rows("names", stem, stem)).filter(([, number]) => number < last).map(([, number, name, at]) => [number, name, at ? STEM + 1 : STEM]));
  }

  // The terms whose name ends a query that begins titles alone: “goal misgeneralization” asks for misgeneralization before papers on it.
  async ending(asked, names) {
    const { terms } = await this.directory();
    if (names.some((one) => one.number < terms)) return [];
    for (let from = 1; from < asked.length; from++) {
      const found = (await this.named(asked.slice(from).join(""))).filter((one) => one.number < terms && one.value < 1);
      if (found.length) return found;
    }
    return [];
  }

  // The terms whose name stands within a query of which nothing else holds all words, those of the most words first.
  async within(asked) {
    const { terms } = await this.directory(), found = [];
    for (let length = Math.min(4, asked.length - 1); length && !found.length; length--) {
      for (let from = 0; from + length <= asked.length; from++) {
        const key = asked.slice(from, from + length).join("");
        const rows = key.length < 3 || ASKING.has(key) ? [] : await this.rows("names", key.replace(/(?:ies|e?s)$/, ""), key);
        found.push(...rows.map(([name, number, written, at]) => [number, written, worth(key, name, at)]).filter(([number, , value]) => number < terms && value < 1));
      }
    }
    return best(found);
  }

  // The same for a query, and where no name stands as it was typed, for what it asks for.
  async answering(asked) {
    const names = await this.named(asked.join("")), bare = askedFor(asked);
    if (names[0]?.value < 4) return names[0].value ? [...(await this.ending(asked, names)), ...names] : names;
    const further = bare.length < asked.length ? await this.named(bare.join("")) : [];
    return further.length ? further : names;
  }

  // The records that hold a word of a query, in the singular or the plural, how much it tells, and whether it stands in too
  // many for all of them to be known.
  // What is not finished may go on; what stands nowhere may have wrong letters.
  async holding(word, unfinished) {
    const stem = word.length > 3 ? word.replace(/e?s$/, "") : word;
    let rows = await this.rows("words", stem, word);
    rows = rows.filter(([key]) => [word, stem, `${stem}s`, `${stem}es`].includes(key) || (unfinished && key.startsWith(word))).slice(0, 50);
    const typed = rows.length > 0;
    if (!typed && forgiven(word)) {
      const near = (await this.rows("words", word.slice(0, Math.max(1, (word.length - 2) >> 1)), word)).map((row) => [distances(word, row[0], forgiven(word))[0], row]);
      const least = Math.min(...near.map(([far]) => far));
      if (least <= forgiven(word)) rows = near.filter(([far]) => far === least).map(([, row]) => row);
    }
    if (!rows.length && forgiven(word)) return this.joined(word);
    const numbers = new Set();
    let common = false;
    for (const [, first, ...further] of rows) {
      let number = first;
      numbers.add(number);
      for (const step of further) {
        if (step) numbers.add((number += step));
        else common = true;
      }
    }
    return { numbers, weight: weight(numbers), common, typed };
  }

  // The same for two words between which the space was left out.
  async joined(word) {
    const exactly = async (one) => (await this.rows("words", one, one)).some(([key]) => key === one);
    for (let at = 3; at <= word.length - 3; at++) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (!(await exactly(parts[0])) || !(await exactly(parts[1]))) continue;
      const [before, behind] = await Promise.all(parts.map((one) => this.holding(one, false)));
      const numbers = new Set([...before.numbers].filter((number) => behind.numbers.has(number)));
      if (numbers.size) return { numbers, weight: weight(numbers), common: before.common || behind.common, typed: false };
    }
    return { numbers: new Set(), weight: 0, common: false, typed: false };
  }

  // The records that hold the words of a query, in their order; where none holds all, those that hold the rarest of them. Of a word of
  // too many records not all are known, so it excludes none. Of few of one kind those come first in which the words stand as they were typed.
  async said(query) {
    const asked = words(query), unfinished = !/\s$/.test(query);
    const held = await Promise.all(asked.map((word, at) => this.holding(word, unfinished && at === asked.length - 1)));
    const rare = held.some((one) => !one.common) ? held.filter((one) => !one.common) : held;
    const told = new Map();
    for (const { numbers, weight } of rare) for (const number of numbers) told.set(number, (told.get(number) ?? 0) + weight);
    const most = Math.max(0, ...told.values()) - 1e-9;
    const numbers = [...told].filter(([, weight]) => weight >= most).map(([number]) => number).sort((a, b) => a - b);
    const found = { numbers, more: rare.some((one) => one.common), typed: held.every((one) => one.typed), all: held.every((one) => one.numbers.size) && most > rare.reduce((sum, one) => sum + one.weight, -1e-6) };
    if (asked.length < 2 || numbers.length > LOOKED_INTO) return found;
    const all = await Promise.all(numbers.map((number) => this.record(number))), kinds = [...new Set(all.map((one) => one.kind))];
    const worths = new Map(all.map((one) => [one.number, 3 * kinds.indexOf(one.kind) + standing(one, asked, unfinished)]));
    numbers.sort((a, b) => worths.get(a) - worths.get(b) || a - b);
    return found;
  }

  async record(number) {
    const firsts = (await this.directory()).records, at = place(firsts, number + 1) - 1;
    const [kind, way, title, text, who] = (await this.file("records", at))[number - firsts[at]];
    return { number, kind, way, title, text, who };
  }

  // What answers a query, in two steps: the names at once, then also the sentences. Each is told as {hits, count, more, whole}; `more`: there are
  // more than `count`.
  async *answers(query) {
    const asked = words(query);
    if (!asked.length) return;
    const sentences = this.said(query);
    sentences.catch(() => {}); // told below, where they are waited for
    let found = await this.answering(asked);
    if (!found.length && !(await sentences).all) found = await this.within(asked);
    // part of a name with wrong letters says nothing where the words themselves stand somewhere
    if (found.some(part) && (await sentences).typed) found = found.filter((one) => !part(one));
    const names = found.map((one) => one.number);
    const first = await Promise.all(names.slice(0, NAMES).map((one) => this.record(one)));
    if (first.length) yield { hits: first, count: names.length, more: false, whole: false };
    const { numbers, more } = await sentences, further = numbers.filter((one) => !names.includes(one));
    const hits = [...first, ...(await Promise.all(further.slice(0, SENTENCES).map((one) => this.record(one))))];
    yield { hits, count: names.length + further.length, more, whole: true };
  }
}
