// Checks drafts beside the page, so that the page answers while a long one is checked.
import { checker } from "./check.js";
import { readText } from "./reading.js";

let check;
self.addEventListener("message", ({ data }) => {
  if (data.guide) check = checker(data.guide);
  else self.postMessage({ number: data.number, result: check(data.draft ?? readText(data.written)) });
});
