// The words of a draft in plain text or Markdown, as hooks/attested/draft/reading.py gets them: the same stories test both.
import { Building, OMITTED } from "./building.js";
import { LETTER, SPACE } from "./words.js";

const QUOTE = / {0,3}>(?: {0,3}>)* ?/y;
const FENCE = /[ \t]*(`{3,}|~{3,})[^`]*$/y;
const FENCE_END = new RegExp(`^[${SPACE}]*(\`{3,}|~{3,})[${SPACE}]*$`);
const TARGET = new RegExp(` {0,3}\\[[^\\[\\]^]+\\]:[${SPACE}]*[^${SPACE}]+`, "y");
const LEAD = /[ \t]*(?:#{1,6}[ \t]+|(?:[-*+]|[0-9]{1,9}[.)])[ \t]+|\[\^[^\[\]]+\]:[ \t]*)+/y;
const WORDY = new RegExp(`[${LETTER}]`, "u");
const TOP = /---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)/y;
const INLINE = new RegExp([
  "(?<gone>(?<ticks>(?<!`)`+(?!`)).*?(?<!`)\\k<ticks>(?!`)", // code
  `|<(?:https?|mailto):[^<>${SPACE}]*>|(?:https?://|www\\.)[^${SPACE}<>\\[\\]]*[^${SPACE}<>\\[\\](),.;:!?"'’”])`, // addresses
  "|(?<dropped><!--.*?(?:-->|$)|</?[A-Za-z][^<>]*>", // comments and tags
  `|\\[[^\\[\\]\\n@]*@[${LETTER}_][^\\[\\]\\n]*\\]|\\[\\^[^\\[\\]${SPACE}]+\\]`, // citations and footnotes
  "|\\]\\((?:[^()\\\\\\n]|\\\\.|\\([^()\\n]*\\))*\\)|\\]\\[[^\\[\\]\\n]*\\]|!?\\[(?=[^\\[\\]]*\\][(\\[])|\\[\\[(?:[^\\[\\]|\\n]*\\|)?(?=[^\\[\\]]*\\]\\])|\\]\\]", // links, but for their words
  `|\\*+|~~|(?<![${LETTER}])_+|_+(?![${LETTER}])`, // stress
  "|[\\u00ad\\u200b\\u2060\\ufeff])", // what nobody sees
  "|\\\\(?<kept>[!-/:-@\\[-`{-~])|&(?<name>[a-z]+|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});",
].join(""), "gsu");
const NAMED = {
  amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0", shy: "", hellip: "…", ndash: "–", mdash: "—",
  lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", laquo: "«", raquo: "»",
};

const match = (pattern, text) => { pattern.lastIndex = 0; return pattern.exec(text); };

export const normal = (written) => written.replace(/\r\n?/g, "\n").normalize("NFC");

export const looksLikeHtml = (written) =>
  /^\s*<(?:!doctype\b|!--|[a-z][a-z0-9]*[\s>/])/i.test(written) && /(?:<\/[a-z][a-z0-9]*\s*>|-->|<[a-z][^<>]*\/>)\s*$/i.test(written);

export function readText(written) {
  const building = new Building();
  for (const [quoted, lines] of blocks(normal(written))) {
    building.quote(quoted);
    inline(building, lines.join("\n"));
    building.endBlock();
  }
  return building.draft();
}

// Paragraphs, headings and list items, each with whether it stands in a quotation.
function* blocks(text) {
  let fence = "", block = [], was = false;
  for (const line of text.slice(match(TOP, text)?.[0].length ?? 0).split("\n")) {
    const quote = match(QUOTE, line), body = line.slice(quote?.[0].length ?? 0);
    const mark = match(FENCE, body), lead = match(LEAD, body), wordy = WORDY.test(body) && !match(TARGET, body);
    if (!!quote !== was || fence || mark || lead || !wordy) {
      if (block.length) yield [was, block];
      [block, was] = [[], !!quote];
    }
    if (fence) {
      if (FENCE_END.exec(body)?.[1].startsWith(fence)) fence = "";
    } else if (mark) fence = mark[1];
    else if (wordy) {
      block.push(body.slice(lead?.[0].length ?? 0));
      if (lead?.[0].includes("#")) {
        yield [was, block];
        block = [];
      }
    }
  }
  if (block.length) yield [was, block];
}

function inline(building, text) {
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    const { gone, dropped, kept, name } = found.groups;
    building.add(text.slice(at, found.index));
    at = found.index + found[0].length;
    if (gone) building.add(OMITTED);
    else if (!dropped) building.add(kept ?? character(name, found[0]));
  }
  building.add(text.slice(at));
}

function character(name, written) {
  if (!name.startsWith("#")) return Object.hasOwn(NAMED, name) ? NAMED[name] : written;
  const code = /^#[xX]/.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : written;
}
