// On the page on contributing: what a report is about, filled in from the page that the reader came from, to be copied or mailed. Nothing is
// sent from here. Without this script the same is said in words.
import { button } from "./copy.js";

const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
const short = (text) => (text.length > 70 ? `${text.slice(0, 70).replace(/\s\S*$/, "")} …` : text);

// The page from which the reader came, as its folder under the site; empty where it is no page with quotations.
function origin(root) {
  const from = document.referrer ? new URL(document.referrer) : null;
  const path = from?.origin === root.origin && from.pathname.startsWith(root.pathname) ? from.pathname.slice(root.pathname.length) : "";
  return /^glossary\/[^/]+\/$/.test(path) ? path : "";
}

// The quotations and notes of a page, each with its id and with what is to be said of it.
function parts(page) {
  const quoted = [...page.querySelectorAll(".at-quotation[id]")].map((one) => ({
    id: one.id, kind: "report-a-misquotation", text: `“${[...one.querySelectorAll(".at-exact")].map(words).join(" ")}” — ${words(one.querySelector(".at-who"))}`,
  }));
  const notes = [...page.querySelectorAll(".at-notes > li[id]")].map((one) => ({ id: one.id, kind: "challenge-a-phrase", text: `Your note on “${words(one.querySelector(".at-q"))}”` }));
  return location.hash === "#challenge-a-phrase" ? [...notes, ...quoted] : [...quoted, ...notes];
}

async function fill(form) {
  const root = new URL(form.dataset.root, location.href), path = origin(root);
  if (!path) return;
  const [html, ledger] = await Promise.all([fetch(new URL(path, root)).then((answer) => answer.text()), fetch(new URL(`data/anchors/${path.slice(0, -1)}.json`, root)).then((answer) => answer.json())]);
  const page = new DOMParser().parseFromString(html, "text/html"), found = parts(page);
  const { which, what, text } = form.elements;
  which.append(...found.map(({ id, text: said }) => new Option(short(said), id)));
  const write = () => {
    const one = found.find(({ id }) => id === which.value), folder = path.replace(/\/$/, "");
    const published = ledger.anchors.find((anchor) => anchor.id === one.id);
    text.value = [
      `About: ${folder}#${one.id}, ${published?.version ? `version ${published.version}` : "not yet published"}`,
      published?.address ?? new URL(`${path}#${one.id}`, root).href, one.text, "", `What is wrong: ${what.value}`,
    ].join("\n");
    const mail = form.querySelector("a[href^='mailto:']");
    if (mail) mail.href = `${mail.href.split("?")[0]}?subject=${encodeURIComponent(`${words(page.querySelector("h1"))}: a report`)}&body=${encodeURIComponent(text.value)}`;
  };
  form.addEventListener("input", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-copy]").replaceWith(button("Copy this report", () => text.value, form.querySelector("output")));
  write();
  form.hidden = !found.length;
  form.nextElementSibling.hidden = !form.hidden; // the same in words
}

const form = document.querySelector("[data-report]");
if (form) fill(form);
