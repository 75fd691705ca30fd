// What only some pages need comes only there: filling in, showing what was filled in, dates of trainings,
// the line of the season.

import { sheetsKept } from "../shared/kept.js";
import { script } from "../shared/store.js";

const sheets = [...document.querySelectorAll("[data-sheet]")];
const isSheet = Boolean(document.querySelector("article.sheet"));
const isPacket = Boolean(document.querySelector("article.packet"));

if (isSheet) {
  if (document.querySelector("article.sheet [data-field]")) script("fill").catch(() => {});
} else if (sheets.length) {
  const kept = sheetsKept();
  if (isPacket || sheets.some(({ dataset }) => kept.has(dataset.sheet))) script("kept").catch(() => {});
}

for (const name of ["sessions", "season"]) {
  if (document.querySelector(`[data-${name}]`)) script(name).catch(() => {});
}
