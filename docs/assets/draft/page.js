// The page “Check a draft”: reads what is pasted, has it checked beside the page, and shows what was found.
import { readHtml } from "./markup.js";
import { looksLikeHtml, readText } from "./reading.js";
import { pasted } from "./paste.js";
import { passages, showPassages, showTerms, told } from "./results.js";
import { appendix, records } from "./appendix.js";

const root = new URL("../../", import.meta.url).href;
const form = document.querySelector(".at-draft-form"), text = document.getElementById("draft-text"), status = document.getElementById("draft-status");
const results = document.getElementById("draft-results"), markdown = document.getElementById("draft-markdown");
let guide, ready, send, number = 0, result;

async function get(name) {
  const answer = await fetch(`${root}data/draft/${name}.json`);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

// A worker where there is one, so that the page stays free; else the same check here. All names and phrases are read, whatever the text says.
async function start() {
  const { site, terms: firsts, ...counts } = await get("parts");
  const [names, lines] = await Promise.all(["names", "lines"].map(async (name) => (await Promise.all(Array.from({ length: counts[name] }, (_, at) => get(`${name}/${at}`)))).flat()));
  guide = { site, firsts, names, lines, terms: {}, records: {} };
  try {
    const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => show(data));
    worker.postMessage({ guide });
    send = (task) => worker.postMessage(task);
  } catch {
    const check = (await import("./check.js")).checker(guide);
    send = (task) => show({ number: task.number, result: check(task.draft ?? readText(task.written)) });
  }
}

async function check() {
  const written = text.value, mine = ++number;
  say(written.trim() ? "Checking …" : "There is no text yet.");
  if (!written.trim()) return hide();
  try {
    await (ready ??= start());
  } catch {
    ready = undefined;
    return say("The glossary could not be loaded. Try again, or load the page anew.");
  }
  if (mine === number) send(looksLikeHtml(written) ? { number: mine, draft: readHtml(written) } : { number: mine, written });
}

// What is told of the terms that a text uses: a file holds a hundred of them.
async function tell({ uses }) {
  const parts = new Set(Object.keys(uses).filter((term) => !guide.terms[term]).map((term) => guide.firsts.findLastIndex((first) => first <= term)));
  for (const { terms, records } of await Promise.all([...parts].map((at) => get(`terms/${at}`)))) {
    Object.assign(guide.terms, terms);
    Object.assign(guide.records, records);
  }
}

function say(words) {
  status.textContent = words;
}

function hide() {
  result = undefined;
  results.hidden = true;
}

async function show({ number: of, result: found }) {
  let rows;
  try {
    [rows] = await Promise.all([passages(found), tell(found)]);
  } catch {
    return say("What the glossary says of it could not be loaded. Try again.");
  }
  if (of !== number) return; // an older text's
  result = found;
  showPassages(results.querySelector(".at-hits"), rows);
  showTerms(results.querySelector(".at-used"), found, guide, root);
  write();
  results.hidden = false;
  say(told(found));
}

// What is ticked, and which sense was picked.
function choice() {
  const rows = [...results.querySelectorAll("[data-used]")].filter((row) => row.querySelector("input").checked);
  const picked = rows.map((row) => [row.dataset.used, Number(row.querySelector("select")?.value ?? 0)]);
  return [picked.map(([term]) => term), Object.fromEntries(picked.filter(([, sense]) => sense))];
}

const base = () => guide.site.url || root;

function write() {
  markdown.value = appendix(guide, ...choice(), base());
}

function save(name, type, words) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([words], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const actions = {
  async copy() {
    markdown.select();
    const done = await navigator.clipboard?.writeText(markdown.value).then(() => true, () => false) || document.execCommand("copy");
    say(done ? "Copied." : "Could not copy: the text is marked, so copy it by hand.");
  },
  markdown: () => save("terms-as-used-here.md", "text/markdown", markdown.value),
  biblatex: () => save("terms-as-used-here.bib", "application/x-bibtex", `${records(guide, ...choice())}\n`),
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  check();
});
form.addEventListener("reset", () => {
  number++;
  hide();
  say("");
  text.focus();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
text.addEventListener("input", () => {
  if (result) say("The text has changed since it was checked.");
});
text.addEventListener("paste", (event) => pasted(event, text));
results.addEventListener("change", write);
results.addEventListener("click", (event) => actions[event.target.dataset?.do]?.());
document.querySelector(".at-draft-without").hidden = true;
form.hidden = false;
