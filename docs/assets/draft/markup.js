// The words of a draft in HTML, as hooks/attested/draft/markup.py gets them. The browser's own parser makes an inert document: nothing of
// it is run, shown or fetched.
import { Building, OMITTED } from "./building.js";
import { SPACE } from "./words.js";

const SILENT = "head, script, style, template, noscript, svg, math, nav, textarea, select, iframe, object";
const CODE = "pre, code, kbd, samp";
const BLOCKS = "address, article, aside, body, blockquote, caption, center, dd, details, dialog, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, html, legend, li, main, ol, p, pre, search, section, summary, table, tbody, td, tfoot, th, thead, tr, ul";
const ADDRESS = new RegExp(`(?:https?://|www\\.)[^${SPACE}<>\\[\\]]*[^${SPACE}<>\\[\\](),.;:!?"'’”]`, "g");

export function readHtml(written) {
  const building = new Building();
  let spaced = true, quotes = 0;
  const say = (sign) => {
    building.add(sign);
    spaced = sign === "\n";
  };
  const block = () => {
    building.endBlock();
    spaced = true;
  };
  const words = (text) => {
    for (const [piece] of text.matchAll(/[ \t\n\f\r]+|[^ \t\n\f\r]+/g)) {
      if (/[^ \t\n\f\r]/.test(piece)) {
        building.add(piece.normalize("NFC").replace(/[\u00ad\u200b\u2060\ufeff]/g, ""));
        spaced = false;
      } else if (!spaced) {
        building.add(" ");
        spaced = true;
      }
    }
  };
  const said = (text) => {
    let at = 0;
    for (const found of text.matchAll(ADDRESS)) {
      words(text.slice(at, found.index));
      say(OMITTED);
      at = found.index + found[0].length;
    }
    words(text.slice(at));
  };
  const inside = (parent) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) said(node.data);
      else if (node.nodeType === Node.ELEMENT_NODE) element(node);
    }
  };
  const element = (one) => {
    const isBlock = one.matches(BLOCKS), quotation = one.matches("blockquote");
    if (isBlock) block();
    if (one.matches(CODE) || one.matches("img")) say(OMITTED);
    else if (one.matches("br")) say("\n");
    else if (!one.matches(SILENT)) {
      if (quotation) building.quote(++quotes > 0);
      if (one.matches("q")) say("“");
      inside(one);
      if (one.matches("q")) say("”");
      if (quotation) building.quote(--quotes > 0);
    }
    if (isBlock) block();
  };
  element(new DOMParser().parseFromString(written.replace(/\r\n?/g, "\n").normalize("NFC"), "text/html").body);
  return building.draft();
}
