// One of Zotero's importers under node, with Zotero's own utilities around it: `node zotero.js FOLDER IMPORTER FILE` prints the items that it makes.
// In FOLDER are `translators/` and `utilities/`, clones of the repositories of these names, and `schema.json` of zotero-schema. COinS are one a line.
const fs = require("fs"), path = require("path"), vm = require("vm");

const [home, importer, file] = process.argv.slice(2);
const utilities = path.join(home, "utilities");
const read = (where) => fs.readFileSync(where, "utf8");
const nothing = () => {};
const Zotero = { debug: nothing, Debug: { log: nothing }, logError: (error) => { throw error; }, locale: "en-US", Prefs: { get: nothing }, getOption: nothing, getHiddenPref: nothing };
const context = vm.createContext({ Zotero, Z: Zotero, console, setTimeout, clearTimeout });
context.self = context.window = context;
for (const one of ["xregexp-all", "xregexp-unicode-zotero", "utilities", "utilities_item", "date", "openurl", "schema", "resource/zoteroTypeSchemaData", "cachedTypes"]) {
  vm.runInContext(read(path.join(utilities, `${one}.js`)), context, { filename: one });
}
Zotero.Schema.init(JSON.parse(read(path.join(home, "schema.json"))));
Zotero.Date.init(JSON.parse(read(path.join(utilities, "resource/dateFormats.json"))));
context.ZU = Zotero.Utilities;
for (const name of ["strToISO", "strToDate", "formatDate"]) Zotero.Utilities[name] = (one) => Zotero.Date[name](one);

const text = read(file), made = [];
let at = 0;
// So many characters, or a line without its end; false where nothing is left.
Zotero.read = (count) => {
  if (at >= text.length) return false;
  const line = text.indexOf("\n", at) + 1 || text.length + 1, from = at;
  at = count ? at + count : line;
  return text.slice(from, count ? at : line - 1);
};
Zotero.Item = function (itemType) {
  Object.assign(this, { itemType, creators: [], notes: [], tags: [], attachments: [], seeAlso: [], collections: [] });
  this.complete = async () => { made.push(this); };
};

// Without the fields that Zotero has no place for in an item of the type; a field's general name is that of the type's own.
function kept(item) {
  const { ItemTypes, ItemFields } = Zotero, type = ItemTypes.getID(item.itemType);
  const has = (field) => {
    const id = ItemFields.getID(field), own = id && (ItemFields.getFieldIDFromTypeAndBase(type, id) || id);
    return own && ItemFields.isValidForType(own, type);
  };
  return Object.fromEntries(Object.entries(item).filter(([field, value]) => ["itemType", "extra", "notes", "creators"].includes(field) || (typeof value === "string" && has(field))));
}

async function run() {
  if (importer === "COinS") {
    for (const one of text.split("\n").filter(Boolean)) {
      const item = { creators: [], notes: [] };
      Zotero.OpenURL.parseContextObject(one, item);
      made.push(item);
    }
  } else {
    vm.runInContext(`${read(path.join(home, "translators", `${importer}.js`)).replace(/^\{[^]*?\n\}\n/, "")};globalThis.run = doImport`, context, { filename: importer });
    await context.run();
  }
  console.log(JSON.stringify(made.map(kept), null, 1));
}
run();
