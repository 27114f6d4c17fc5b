// The dialog that “Cite” opens: the source, then the entry, in a format that is remembered. Its texts come from the page that the
// link leads to. Fetched, like its style, when the first is opened.
import { button } from "./copy.js";

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL("cite.css", import.meta.url);
const styled = new Promise((done) => { style.onload = style.onerror = done; });
document.head.append(style);

const MONTHS = "January February March April May June July August September October November December".split(" ");
const MLA = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");
const pages = new Map();

const load = (address) => {
  if (!pages.has(address)) {
    pages.set(address, fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer))).then((text) => new DOMParser().parseFromString(text, "text/html")));
  }
  return pages.get(address);
};

const make = (tag, name, ...inside) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
};

function today(form) {
  const now = new Date(), [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const two = (number) => String(number).padStart(2, "0");
  switch (form) {
    case "mla": return `${day} ${MLA[month]} ${year}`;
    case "iso": return `${year}-${two(month + 1)}-${two(day)}`;
    case "slashes": return `${year}/${two(month + 1)}/${two(day)}`;
    case "list": return `${year}, ${month + 1}, ${day}`;
    case "british": return `${day} ${MONTHS[month]} ${year}`;
    default: return `${MONTHS[month]} ${day}, ${year}`;
  }
}

const remembered = () => { try { return localStorage.getItem("attested.cite"); } catch { return null; } };
const remember = (format) => { try { localStorage.setItem("attested.cite", format); } catch { /* not allowed: asked anew next time */ } };

function part(heading, name, section, format, told) {
  const held = document.importNode(section.querySelector(`[data-format="${format}"] dd`), true);
  for (const day of held.querySelectorAll(".at-day")) day.replaceWith(today(day.dataset.day));
  const code = held.querySelector("pre"), lines = [...held.querySelectorAll(".at-ref")];
  const text = () => (code ? code.textContent : [lines.map((one) => one.textContent).join("\n"), lines.map((one) => `<p>${one.innerHTML}</p>`).join("")]);
  const head = make("div", "at-cite-head", make("h3", "", heading), button(`Copy: ${heading}`, text, told));
  return make("section", "", head, ...(name ? [make("p", "at-cite-name", name)] : []), ...held.childNodes);
}

export async function open(link) {
  const [address, id] = link.href.split("#");
  await styled;
  const page = await load(address), place = page.getElementById(decodeURIComponent(id));
  const works = (place.dataset.works ?? "").split(" ").filter(Boolean).map((one) => page.getElementById(one));
  const told = make("output", "at-said"), body = make("div", "at-cite-body"), choice = make("select");
  for (const one of place.querySelectorAll("[data-format]")) choice.append(new Option(one.querySelector("dt").textContent, one.dataset.format));
  choice.value = remembered() ?? "apa";
  if (!choice.value) choice.selectedIndex = 0;
  const named = (work) => work.querySelector("h2").textContent.replace(/^Source: /, "");
  const show = () => body.replaceChildren(
    ...works.map((work) => part("Cite the source", works.length > 1 ? named(work) : "", work, choice.value, told)),
    part(place.querySelector(".at-ours").textContent, "", place, choice.value, told),
  );
  choice.addEventListener("change", () => { remember(choice.value); show(); });
  show();
  const close = make("button", "at-cite-close", "Close"), more = make("a", "", "How to cite"), all = make("a", "", "All formats on one page");
  close.type = "button";
  more.href = new URL("../cite/", import.meta.url);
  all.href = link.href;
  const title = make("h2", "", `${page.querySelector("h1").textContent.replace("How to c", "C")}${id === "of:page" ? "" : `: ${place.querySelector("h2").textContent}`}`);
  title.id = "at-cite-title";
  const dialog = make("dialog", "at-cite-dialog", title, make("label", "", "Format ", choice), body, make("p", "at-cite-more", all, " ", more), close, told);
  told.setAttribute("aria-live", "polite");
  dialog.setAttribute("aria-labelledby", title.id);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); }); // beside it
  dialog.addEventListener("keydown", (event) => event.stopPropagation()); // the theme has keys of its own
  dialog.addEventListener("close", () => { dialog.remove(); link.focus({ preventScroll: true }); });
  (document.querySelector(".md-content__inner") ?? document.body).append(dialog);
  dialog.showModal();
}
