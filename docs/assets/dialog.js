// The dialog that “Cite” opens: the source, then the entry, in a format that is remembered. Its texts come from the page that the
// link leads to. Fetched, like its style, when the first is opened.
import { make } from "./cards.js";
import { button } from "./copy.js";

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL("cite.css", import.meta.url);
const styled = new Promise((done) => { style.onload = style.onerror = done; });
document.head.append(style);

const pages = new Map();

const load = (address) => {
  if (!pages.has(address)) {
    pages.set(address, fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer))).then((text) => new DOMParser().parseFromString(text, "text/html")));
  }
  return pages.get(address);
};

// “month d, y”: the form names the parts, as in cite/formats.py.
function written(form, date) {
  const d = date.getDate(), m = date.getMonth() + 1, month = date.toLocaleString("en", { month: "long" }), two = (number) => String(number).padStart(2, "0");
  const parts = { y: date.getFullYear(), m, mm: two(m), mon: month.replace(/^(Sept|(?!June|July)...)..*/, "$1."), month, d, dd: two(d) };
  return form.replace(/[a-z]+/g, (part) => parts[part]);
}

const remembered = () => { try { return localStorage.getItem("attested.cite"); } catch { return null; } };
const remember = (format) => { try { localStorage.setItem("attested.cite", format); } catch { /* not allowed: asked anew next time */ } };

// A reference in a format. Into the slots of our own goes what the row of a part has for them.
function part(heading, name, section, format, told, row) {
  const held = document.importNode(section.querySelector(`[data-format="${format}"] dd`), true);
  for (const one of held.querySelectorAll("[data-slot], [data-day]")) {
    const { slot, day } = one.dataset, own = slot && row?.querySelector(`[data-slot=${slot}]:is([data-format~=${format}], :not([data-format]))`);
    const date = own ? new Date(`${own.dateTime}T00:00`) : new Date();
    one.replaceWith(day && (own || !slot) ? written(day, date) : (own ?? one).textContent);
  }
  const code = held.querySelector("pre"), lines = [...held.querySelectorAll(".at-ref")];
  const text = () => (code ? code.textContent : [lines.map((one) => one.textContent).join("\n"), lines.map((one) => `<p>${one.innerHTML}</p>`).join("")]);
  const head = make("div", "at-cite-head", make("h3", "", heading), button(`Copy: ${heading}`, text, told));
  return make("section", "", head, ...(name ? [make("p", "at-cite-name", name)] : []), ...held.childNodes);
}

export async function open(link) {
  const [address, id] = link.href.split("#");
  await styled;
  const page = await load(address), row = page.getElementById(decodeURIComponent(id)).closest("tr");
  const whole = page.getElementById("of:page"), ours = row ? page.getElementById(row.dataset.like ?? "of:page") : whole;
  const works = [...(row ?? whole).querySelectorAll("a[href^='#work:']")].map((one) => page.getElementById(one.hash.slice(1)));
  const told = make("output", "at-said"), body = make("div", "at-cite-body"), choice = make("select");
  for (const one of ours.querySelectorAll("[data-format]")) choice.append(new Option(one.querySelector("dt").textContent, one.dataset.format));
  choice.value = remembered() ?? "apa";
  if (!choice.value) choice.selectedIndex = 0;
  const show = () => body.replaceChildren(
    ...works.map((work) => part("Cite the source", works.length > 1 ? work.querySelector(".at-name").textContent : "", work, choice.value, told)),
    part(whole.querySelector("h2").textContent, "", ours, choice.value, told, row),
  );
  choice.addEventListener("change", () => { remember(choice.value); show(); });
  show();
  const close = make("button", "at-cite-close", "Close"), more = make("a", "", "How to cite"), all = make("a", "", "All formats on one page");
  close.type = "button";
  more.href = new URL("../cite/", import.meta.url);
  all.href = link.href;
  const title = make("h2", "", `${page.querySelector("h1").textContent.replace("How to c", "C")}${row ? `: ${row.dataset.name}` : ""}`);
  title.id = "at-cite-title";
  const dialog = make("dialog", "at-cite-dialog", title, make("label", "", "Format ", choice), body, make("p", "at-cite-more", all, " ", more), close, told);
  dialog.setAttribute("aria-labelledby", title.id);
  close.addEventListener("click", () => dialog.close());
  // beside it
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => { dialog.remove(); link.focus({ preventScroll: true }); });
  (document.querySelector(".md-content__inner") ?? document.body).append(dialog);
  dialog.showModal();
}
