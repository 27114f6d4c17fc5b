// The terms whose names answer what is typed, the best first: at any number of terms a few files tell them (tables.js).
import { Tables, words } from "./tables.js";

const MOST = 20;
const tables = new Tables();

export async function termsLike(typed) {
  const letters = words(typed).join("");
  const found = letters ? (await tables.named(letters)).slice(0, MOST) : [];
  return (await Promise.all(found.map((one) => tables.record(one.number)))).filter((one) => one.kind === "term");
}
