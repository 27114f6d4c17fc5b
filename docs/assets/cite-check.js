// The page “Did what I cite change?”: what is put in is compared with what became of the pages that it names, here in the browser.

import { citations, matters, told, verdict } from "./cited.js";

const root = new URL("../", import.meta.url);
const form = document.querySelector(".at-cite-check");
const input = form.querySelector("textarea");
const sum = document.querySelector(".at-cite-sum");
const list = document.querySelector(".at-cite-verdicts");
const rows = new Map(), read = new Set();
let site;

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  compare();
});
form.querySelector("[type=file]").addEventListener("change", (event) => take(event.target.files));
for (const kind of ["dragover", "drop"]) {
  form.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (kind === "drop") take(event.dataTransfer.files);
  });
}
input.addEventListener("paste", () => setTimeout(compare));

async function take(files) {
  if (!files.length) return;
  input.value = (await Promise.all([...files].map((file) => file.text()))).join("\n");
  compare();
}

async function compare() {
  if (!input.value.trim()) return show([], "Nothing was put in.");
  if (input.value.startsWith("PK\u0003")) return show([], "This is a packed document (.docx, .odt). Copy its text and paste that here; “attested cite --check FILE” reads it as it is.");
  let cited;
  try {
    const { site: ours, formerSites = [] } = (site ??= await get("site"));
    cited = citations(input.value, ours ? [ours, root.href, ...formerSites] : []);
    await load(cited.flatMap(pages));
    await load([...rows.values()].flatMap((row) => row.successor?.split("#")[0] ?? []));
  } catch {
    return show([], "The list of what was published could not be loaded. Try again when you are online.");
  }
  const found = cited.map((one) => verdict(one, rows));
  const look = found.filter(matters).length;
  show(found, found.length ? `${found.length} citation${found.length === 1 ? "" : "s"}, ${look || "none"} to look at.` : "Nothing in it is an address of this glossary.");
}

// The pages whose rows tell of a citation. The id of a case, claim or use on the page of all of them begins with the slug of its entry.
const pages = ({ page, id }) => (page === "cases" ? [...id.matchAll(/-/g)].map(({ index }) => `glossary/${id.slice(0, index)}`) : [page]);

// A file below data/anchors/; nothing where no such page was ever published.
async function get(name) {
  const answer = await fetch(new URL(`data/anchors/${name.split("/").map(encodeURIComponent).join("/")}.json`, root));
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

async function load(names) {
  await Promise.all([...new Set(names)].filter((name) => !read.has(name)).map(async (name) => {
    for (const row of (await get(name))?.anchors ?? []) rows.set(`${row.page}#${row.id}`, row);
    read.add(name);
  }));
}

function show(found, words) {
  sum.textContent = words;
  list.replaceChildren(...found.map(card));
}

function card(one) {
  const { page, id, version, line } = one.citation;
  const item = element("li", matters(one) ? "at-look" : "");
  const head = element("h2");
  const name = `${page}${id ? `#${id}` : ""}`;
  if (one.fate === "unknown") head.append(element("span", "", name));
  else head.append(link(page, id, name));
  head.append(" ", element("span", "at-cite-where", `${version ? `version ${version}, ` : ""}line ${line}`));
  item.append(head);
  const words = told(one);
  const pairs = { then: words.filter(([kind]) => kind === "then"), now: words.filter(([kind]) => kind === "now") };
  const seen = { then: 0, now: 0 };
  for (const [kind, sentence] of words) {
    const line = element("p", kind === "say" ? "" : `at-cite-words at-cite-${kind}`);
    if (kind !== "say") line.append(element("b", "", { then: "Then: ", now: "Now: ", last: "It said: " }[kind]));
    const other = kind === "then" || kind === "now" ? pairs[kind === "then" ? "now" : "then"][seen[kind]++]?.[1] : undefined;
    line.append(...(other === undefined ? [sentence] : marked(sentence, other, kind === "then" ? "del" : "ins")));
    item.append(line);
  }
  if (one.place) {
    const [there, anchor = ""] = one.place.split("#");
    item.append(element("p", "", link(there, anchor, one.fate === "moved" ? "Where it stands today" : "What stands instead")));
  }
  return item;
}

/** Words with those in marks that the other wording does not have (the longest common subsequence of the two). */
function marked(words, other, tag) {
  const [a, b] = [words, other].map((one) => one.split(/(\s+)/));
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  }
  const parts = [];
  for (let i = 0, j = 0; i < a.length; ) {
    if (j < b.length && a[i] === b[j]) parts.push(a[(j++, i++)]);
    else if (j < b.length && common[i][j + 1] > common[i + 1][j]) j++;
    else parts.push(element(tag, "", a[i++]));
  }
  return parts;
}

function link(page, id, words) {
  const made = element("a", "", words);
  made.href = new URL(`${page}/${id ? `#${id}` : ""}`, root).href;
  return made;
}

function element(tag, name = "", inner = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(inner);
  return made;
}
