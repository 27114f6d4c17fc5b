// “Terms as used here” in Markdown, as hooks/attested/draft/appendix.py writes it.
const literal = (words) => words.replace(/([\\`*_[\]<>])/g, "\\$1");
const chosen = (term, number) => (number ? term.senses.slice(number - 1, number) : term.senses);
const page = (address, base) => (base ? ` <${base}${address}>` : "");

function sense(one, base) {
  const through = one.through ? ` (${literal(one.through)})` : "";
  return `“${literal(one.words)}” — ${literal(one.who)}${through} ${one.cite}${page(one.page, base)}`;
}

function lines(term, number, base) {
  const some = chosen(term, number), name = `- **${literal(term.term)}**`;
  if (some.length === 1) return [`${name}: ${sense(some[0], base)}`];
  if (some.length) return [`${name}, of which there are ${some.length} definitions:`, ...some.map((one) => `    - ${sense(one, base)}`)];
  const gloss = term.gloss ? ` In the words of the glossary: ${term.gloss}` : "";
  return [`${name}: ${literal(term.standing)}.${gloss}${page(term.page, base)}`];
}

// The BibLaTeX of all sources that the appendix names.
export function records(guide, names, senses) {
  const keys = names.flatMap((name) => {
    const term = guide.terms[name], some = chosen(term, senses[name]);
    return some.length ? some.flatMap((one) => one.keys) : term.keys;
  });
  return [...new Set(keys)].sort().map((key) => guide.records[key]).join("\n\n");
}

// names: the terms used; senses: by term, the number of the definition that was picked; base: the site's address, or empty.
export function appendix(guide, names, senses, base) {
  const key = (name) => guide.terms[name].term.toLowerCase();
  const order = [...names].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : one < other ? -1 : 1));
  const shown = order.flatMap((name) => lines(guide.terms[name], senses[name], base)), held = records(guide, names, senses);
  const where = base ? `<${base}>` : "whose address is not yet published";
  return [
    "## Terms as used here",
    `The definitions are words of the sources named, as quoted in the glossary ${guide.site.name}, ${where}.`,
    ...(shown.length ? [shown.join("\n")] : []),
    ...(held ? ["### Sources of these definitions", `\`\`\`bibtex\n${held}\n\`\`\``] : []),
  ].join("\n\n") + "\n";
}
