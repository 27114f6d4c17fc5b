// citeproc-js under node: `node citeproc.js LIBRARY STYLE LOCALE ITEMS CITATIONS` prints each citation, then the list of references, as text.
const fs = require("fs");

const [library, ...files] = process.argv.slice(2);
const CSL = require(library);
const [style, locale, items, citations] = files.map((file) => fs.readFileSync(file, "utf8"));
const byId = Object.fromEntries(JSON.parse(items).map((one) => [one.id, one]));
const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: (id) => byId[id] }, style, "en-US");
engine.setOutputFormat("text");
engine.updateItems(Object.keys(byId));
for (const one of JSON.parse(citations)) console.log(engine.makeCitationCluster([one]));
console.log(engine.makeBibliography()[1].join(""));
