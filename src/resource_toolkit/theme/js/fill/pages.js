// The page of a resource and that of a packet: what was filled in on their sheets stands in them.

import { pageAt } from "../shared/store.js";
import { word } from "../shared/words.js";
import { boxOf, showKept } from "./elsewhere.js";

const packet = document.querySelector("[data-packet]");
const kept = showKept(document);

if (packet) {
  const sheets = [...document.querySelectorAll("[data-sheet]")].map(({ dataset }) => ({
    slug: dataset.sheet,
    title: dataset.title,
    href: pageAt(`resources/${dataset.sheet}/sheet/`),
  }));
  const own = [...new Map(sheets.map((sheet) => [sheet.slug, sheet])).values()];
  if (own.length) packet.querySelector(".resource__head").after(boxOf(own, packet.dataset.packet, () => showKept(document)));
} else if (kept.size) {
  const note = document.createElement("p");
  note.className = "fill-here screen";
  const [part] = document.querySelectorAll("[data-sheet]");
  note.append(`${word("fill_here")} `, Object.assign(document.createElement("a"), { href: pageAt(`resources/${part.dataset.sheet}/sheet/`), textContent: word("fill_go_on") }));
  part.before(note);
}
