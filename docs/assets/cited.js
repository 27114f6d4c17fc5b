// Citations in somebody's text, and what became of each. hooks/attested/cite/check/ does the same; one set of stories tests both.

const ENTRY = /^[ \t]*(?:@\w+\s*[{(]|TY {1,2}- )/gm;
// What never stands in an address of ours, of quotation marks and full stops of any script.
const NEVER = String.raw`\s"'<>\{\}\(\)\[\]\\,;\|‘’“”«»‹›„‚…、。，；：！？「」『』【】《》（）`;
const ADDRESS = new RegExp(
  String.raw`(?<before>[^${NEVER}]*?)(?<page>(?:glossary|sources|data\/terms)\/+[^\/#?${NEVER}]+|(?<![\p{L}\p{N}_])cases(?=\/(?:index\.html)?\\?#[\p{L}\p{N}_]))\/?` +
    String.raw`(?:v\/(?<version>[0-9]+\.[0-9]+)(?:\/(?:index\.html)?)?|cite\/?|index\.html|(?<beyond>[\p{L}\p{N}_][^#?${NEVER}]*)|)(?:\?[^#${NEVER}]*)?(?:\\?#(?<id>[^${NEVER}]+))?`,
  "gu",
);
const VERSION = /(?:\bv(?:ers(?:ion)?)?\b\.?|\bedition\b|^ET {1,2}-)["'\s:={]*([0-9]+\.[0-9]+)/gim;
const DIGEST = /SHA-256\s+of\s+the\s+words\s+begins\s+([0-9a-f]{12})\b/g;
const DAY = /(?<![0-9])([0-9]{4})[-/]([0-9]{2})[-/]([0-9]{2})(?![0-9])/g;
const DATE_PARTS = /\[\s*"?([0-9]{4})"?\s*,\s*"?([0-9]{1,2})"?\s*,\s*"?([0-9]{1,2})"?\s*\]/g;
// The year and perhaps the month in a field of a record, or the year of a reference: in running text a year may be that of another work.
const YEAR =
  /(?:(?<![\p{L}\p{N}_])(?:year|date|urldate|issued|accessed|raw|literal)"?\s*[=:]\s*[{"\s]*|"date-parts":\s*\[\s*\[\s*"?|^(?:PY|Y1|Y2|DA) {1,2}- )([0-9]{4})(?:(?:[-/]|"?\s*,\s*"?)([0-9]{1,2}))?(?![0-9])|\(([0-9]{4})[a-z]?\)\./gimu;
const ISO_DAY = "2026-01-05".length;
// What word processors put into a long address so that it can be broken; and an address of which the end stands on the next line.
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]|%C2%AD|%E2%80%8B|%20/gi;
const BROKEN = new RegExp(
  String.raw`((?:glossary|sources|data\/terms)\/(?:[^${NEVER}]*(?:-|#|\/v\/|\/(?=\r?\n[ \t>]*(?:v\/|#))))?)\r?\n[ \t>]*([\p{L}\p{N}_#%][^\s]*)`,
  "gu",
);
// The hash sign as LaTeX and XML write it, and as programs escape it that know no place on a page; a percent sign that was escaped once more.
const HASH = /\{\\#\}|\\string#|\{\\char35 ?\}|&#35;|&#x23;|&num;|%(?:25)?23/gi;
const TWICE = /%25(?=[0-9A-F]{2})/gi;

const lineOf = (text, at) => text.slice(0, at).split("\n").length;
const decoded = (words) => {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
};

/** Every address of the glossary in a text, with the version or the day beside it. Without sites, each that looks like ours counts. */
export function citations(text, sites = []) {
  const all = [];
  const written = text.replace(UNSEEN, "").replace(/[\u2010\u2011]/g, "-").replace(HASH, "#").replace(TWICE, "%");
  for (const [line, record] of records(written.replace(BROKEN, "$1$2\n"))) {
    const found = [...record.matchAll(ADDRESS)].filter((one) => isOurs(one.groups.before, sites));
    found.forEach((one, at) => {
      const end = one.index + one[0].length;
      const last = found[at - 1];
      const left = record.slice(last ? last.index + last[0].length : 0, one.index);
      const right = record.slice(end, found[at + 1]?.index ?? record.length);
      const { before, page, beyond, version, id } = one.groups;
      all.push({
        page: pageOf([plain(page), plain(beyond ?? "").replace(/\/+$/, "")].filter(Boolean).join("/")),
        id: plain((id ?? "").split(":~:")[0]),
        version: version ?? [...left.matchAll(VERSION)].at(-1)?.[1] ?? [...right.matchAll(VERSION)][0]?.[1] ?? "",
        day: [...days(left), ...days(right)].sort().at(-1) ?? [...years(left), ...years(right)].sort().at(-1) ?? "",
        line: line + lineOf(record, one.index + before.length) - 1,
        of_page: Boolean(version),
        digest: ([...left.matchAll(DIGEST)].at(-1) ?? [...right.matchAll(DIGEST)][0])?.[1] ?? "",
      });
    });
  }
  return all;
}

const plain = (written) => decoded(written).replace(/\s+/g, "").normalize("NFC").replace(/[.:]+$/, "");
const pageOf = (written) => written.replace(/\/+/g, "/").replace(/^data\/terms\/(.*?)(?:\.json)?$/, "glossary/$1");

function isOurs(before, sites) {
  const bare = before.replace(/^.*?(?=https?:\/\/)/i, "");
  const host = (address) =>
    address
      .toLowerCase()
      .replace(/^(?:https?:)?\/\/(?:www\.)?/, "")
      .replace(/^([^/:]+):(?:80|443)(?=\/)/, "$1")
      .replace(/\/+/g, "/");
  return /^(?:\.{0,2}\/)*$/.test(bare) || sites.length === 0 || sites.some((site) => host(bare) === host(site));
}

function* records(text) {
  let loaded = null;
  try {
    loaded = JSON.parse(text);
  } catch {
    // not CSL-JSON
  }
  if (loaded !== null && typeof loaded === "object") {
    for (const one of items(loaded)) yield [1, JSON.stringify(one)];
    return;
  }
  let at = 0;
  for (let found; (found = entryFrom(text, at)); ) {
    yield* lines(text, at, found.index);
    const end = endOf(text, found);
    yield [lineOf(text, found.index), text.slice(found.index, end).replace(/\\([#%&_~])/g, "$1")];
    at = end;
  }
  yield* lines(text, at, text.length);
}

// The items of a list, and of the lists in an object that holds them under a name.
function items(loaded) {
  if (Array.isArray(loaded)) return loaded;
  const isList = (value) => Array.isArray(value) && value.some((one) => typeof one === "object" && one !== null && !Array.isArray(one));
  const lists = Object.values(loaded).filter(isList);
  return [Object.fromEntries(Object.entries(loaded).filter(([, value]) => !isList(value))), ...lists.flat()];
}

function entryFrom(text, at) {
  ENTRY.lastIndex = at;
  return ENTRY.exec(text);
}

function* lines(text, start, end) {
  const first = lineOf(text, start);
  for (const [at, line] of text.slice(start, end).split("\n").entries()) if (line.trim()) yield [first + at, line];
}

function endOf(text, found) {
  const start = found.index + found[0].length;
  const limit = entryFrom(text, start)?.index ?? text.length;
  if (!found[0].includes("@")) {
    const last = /^ER {1,2}-.*$/m.exec(text.slice(start, limit));
    return last ? start + last.index + last[0].length : limit;
  }
  const round = found[0].endsWith("(");
  let depth = 1;
  for (let at = start; at < limit; at++) {
    const sign = text[at];
    if (sign === "{" || (round && sign === "(")) depth++;
    if (sign === "}" || (round && sign === ")")) depth--;
    if (depth === 0) return at + 1;
  }
  return limit;
}

function days(text) {
  return [...text.matchAll(DAY), ...text.matchAll(DATE_PARTS)].map(([, year, month, day]) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

const years = (text) => [...text.matchAll(YEAR)].map(([, year, month, bracketed]) => bracketed ?? (month ? `${year}-${month.padStart(2, "0")}` : year));

/** What became of a citation, from the rows of data/anchors/ by their `page#id`. */
export function verdict(citation, rows) {
  const concept = citation.id === citation.page.split("/").at(-1) ? rows.get(`${citation.page}#`) : undefined;
  const row = rows.get(`${citation.page}#${citation.id}`) ?? concept ?? exchange(citation, rows);
  if (!row) return { citation, fate: "unknown" };
  if (row.state === "unpublished") return { citation, fate: "unpublished" };
  const today = (row.state === "moved" && rows.get(row.successor?.includes("#") ? row.successor : `${row.successor}#`)) || row;
  const then = cited(citation, row.versions, rows);
  return {
    citation,
    fate: row.state,
    change: changed(then, today),
    cited: then?.version ?? citation.version,
    version: today.version ?? "",
    since: today.since ?? "",
    place: row.successor ?? "",
    reason: row.reason ?? "",
    then: said(then),
    now: said(today.versions.at(-1)),
  };
}

/** The case, claim or use of an exchange on the page of all of them, whose id holds the slug and the id. A use gives way to the others. And the quotation of words on the page of their source. */
function exchange(citation, rows) {
  if (citation.page.startsWith("sources/")) {
    const isQuoted = (row) => ["definition", "quotation"].includes(row.kind) && `q-${row.page.replace(/^glossary\//, "")}-${row.id}` === citation.id;
    return [...rows.values()].findLast(isQuoted);
  }
  const named = (row) => ["-", "--"].some((between) => `${row.page.replace(/^glossary\//, "")}${between}${row.id}` === citation.id);
  const of = citation.page === "cases" ? [...rows.values()].filter((row) => ["case", "claim", "usage"].includes(row.kind) && named(row)) : [];
  return of.find((row) => row.kind !== "usage") ?? of[0];
}

export const matters = (one) => ["retired", "unknown"].includes(one.fate) || ["quotation", "untold"].includes(one.change);

// Where the citation gives a digest of the words, a version with these words.
function cited(citation, versions, rows) {
  const found = numbered(citation, versions, rows);
  if (!citation.digest || !versions.some((one) => one.digest) || found?.digest === citation.digest) return found;
  return versions.findLast((one) => one.digest === citation.digest);
}

const counters = (version) => version.split(".").map(Number);
const notAfter = ([quotation, notes], [other, others]) => quotation < other || (quotation === other && notes <= others);

function numbered(citation, versions, rows) {
  if (citation.of_page && citation.id) {
    // The number in an address is that of the page; what is on it has a number of its own, under which it stood there, or which was in force on that day.
    const whole = rows.get(`${citation.page}#`)?.versions.find((one) => one.version === citation.version);
    if (whole && versions.every((one) => one.pageVersion)) {
      return versions.findLast((one) => notAfter(counters(one.pageVersion), counters(citation.version)));
    }
    const past = versions.filter((one) => whole && one.day <= whole.day);
    return past.find((one) => one.day === whole.day) ?? past.at(-1); // the first of the day, to be on the safe side
  }
  if (citation.version) return versions.find((one) => one.version === citation.version);
  if (citation.day) {
    // Another version was there, or none, in a part of that year or month.
    if (citation.day.length < ISO_DAY && versions.some((one) => one.day?.startsWith(citation.day))) return undefined;
    return versions.filter((one) => one.day && one.day <= citation.day).at(-1);
  }
  return versions.length === 1 ? versions[0] : undefined;
}

function changed(then, today) {
  if (!then || today.quotation === null) return "untold";
  if (then.quotation !== today.quotation) return "quotation";
  return then.notes === today.notes ? "same" : "notes";
}

const said = (version) => (version?.quotations ?? []).map((one) => `“${one.words}” — ${one.said}`);

/** A verdict in words: pairs of what a sentence is (say, then, now, last) and the sentence. */
export function told(one) {
  if (one.fate === "unknown") return [["say", "Nothing was ever published at this address."]];
  if (one.fate === "unpublished") return [["say", "Not published yet, so there is nothing to compare."]];
  const why = one.reason ? `: ${one.reason}` : "";
  if (one.fate === "retired") {
    return [
      ["say", `Retired on ${one.since}${why}.`],
      ...(one.place ? [["say", `Instead: ${one.place}.`]] : []),
      ...(one.then.length ? one.then : one.now).map((words) => ["last", words]),
    ];
  }
  const differ = one.change === "quotation" && one.then.join("\n") !== one.now.join("\n");
  return [
    ...(one.fate === "moved" ? [["say", `Moved to ${one.place}${why}.`]] : []),
    ["say", sentence(one)],
    ...(differ ? [...one.then.map((words) => ["then", words]), ...one.now.map((words) => ["now", words])] : []),
  ];
}

function sentence(one) {
  const today = `version ${one.version}, since ${one.since}`;
  if (one.change === "same") return `Unchanged: ${today}.`;
  if (one.change === "notes") return `Only our notes changed since version ${one.cited}; the quoted words are the same. Today: ${today}.`;
  if (one.change === "quotation") return `The quotation was corrected since version ${one.cited}. Today: ${today}.`;
  if (one.citation.digest) return `No version had words of which the SHA-256 begins ${one.citation.digest}. Today: ${today}.`;
  if (one.citation.version) return `Version ${one.citation.version} was never published. Today: ${today}.`;
  if (one.citation.day && one.citation.day.length < ISO_DAY)
    return `The citation tells only ${one.citation.day}, and no version was there for all of it. Today: ${today}.`;
  if (one.citation.day) return `Not published yet on ${one.citation.day}. Today: ${today}.`;
  return `The citation names no version, and there were several. Today: ${today}.`;
}
