// A draft checked: the terms that it uses, and the passages that a line of Wording is about; see hooks/attested/draft/checking.py.
import { standing } from "./building.js";
import { Finder } from "./patterns.js";
import { Matcher, wordsOf } from "./words.js";

// In: the site's guide. Out: a function from a draft to {text, hits, uses}; uses holds [start, end] by term.
export function checker(guide) {
  const matcher = new Matcher(guide.names), finder = new Finder(guide.lines);
  return (draft) => {
    const words = wordsOf(draft.text), mentions = matcher.find(draft.text, words), uses = {};
    for (const { term, start, end } of mentions) (uses[term] ??= []).push([start, end]);
    const hits = finder.find(draft.text, words, mentions).map((hit) => ({ ...hit, standing: standing(draft, hit.start, hit.end) }));
    return { text: draft.text, hits, uses };
  };
}
