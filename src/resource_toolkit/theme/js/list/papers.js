// What goes into the Word file of the list: the papers of its resources, with what was filled in on this device.

import { kindOf } from "../fill/fields.js";
import { growFor, growing } from "../fill/rows.js";
import { articleOf, wholeOf } from "../shared/files.js";
import { keptOf } from "../shared/kept.js";
import { script, shareable } from "../shared/store.js";
import { language, word } from "../shared/words.js";

/** What a list is printed with, from the least to all. */
export const EDITIONS = ["sheets", "participants", "all"];

const levelOf = (node) => {
  if (node.closest(".facilitator-notes")) return 2;
  return node.closest(".handed-out") ? 0 : 1;
};

/** Return which sections an edition holds: what stands before the first heading, and those of each heading. */
const kept = (article, edition) => {
  const body = article.querySelector(".resource__body");
  const heads = [...body.querySelectorAll("h2")];
  const first = body.querySelector(":scope > .handed-out:first-child");
  const lead = first && !first.firstElementChild?.matches("h2") ? 0 : 1;
  return [lead, ...heads.map(levelOf)].map((level) => level <= EDITIONS.indexOf(edition));
};

/** Return what was written on the sheet of an article, as `putWords` takes it. */
const filledIn = (article) => {
  const [rows, fields] = [[], []];
  for (const sheet of article.querySelectorAll("[data-sheet]")) {
    const words = keptOf(sheet.dataset.sheet);
    if (!words.size) continue;
    const tables = growing(sheet);
    growFor(tables, [...words.keys()]);
    rows.push(...tables.map(({ table, lead, number }) => ({ lead, from: number, to: Number(table.tBodies[0].lastElementChild.dataset.row) })));
    for (const element of sheet.querySelectorAll("[data-field]")) {
      const value = words.get(element.dataset.field);
      if (value) fields.push({ id: element.dataset.field, kind: kindOf(element), words: value.words });
    }
  }
  return { rows, fields };
};

/** Return what a resource gives to an edition: its paper where it has one. Rejects when one cannot be had. */
const partOf = async ({ slug, title, address }, edition) => {
  const shown = shareable(address).replace(/^https?:\/\/|\/$/g, "");
  const text = await articleOf(slug, address);
  const article = new DOMParser().parseFromString(text, "text/html").querySelector("[data-resource-page]");
  const link = article.querySelector('.papers a[href$="whole.docx"]');
  const keep = kept(article, edition);
  if (!link || !keep.includes(true)) return { title, address: shown };
  const also = edition === EDITIONS[0] ? [] : [...article.querySelectorAll(".open a, .other-links a")];
  return {
    title,
    address: shown,
    language: article.lang || language,
    bytes: await wholeOf(slug, new URL(link.getAttribute("href"), address)),
    keep,
    ...filledIn(article),
    links: also.map((each) => `${each.textContent.trim()}: ${each.href}`),
  };
};

/** Return `{bytes, missing}`: the Word file of some resources, and the titles of those that could not be had. */
export const wordFile = async (parts, edition, { title, site, address, told }) => {
  const [taken] = await Promise.all([Promise.allSettled(parts.map((part) => partOf(part, edition))), script("word")]);
  const had = taken.filter(({ value }) => value).map(({ value }) => value);
  const papers = had.filter(({ bytes }) => bytes);
  const missing = parts.filter((_, at) => taken[at].status === "rejected");
  if (!papers.length) return { bytes: null, missing: missing.map((part) => part.title), papers: 0 };
  const elsewhere = [
    ...had.filter(({ bytes }) => !bytes).map((part) => `${part.title}: ${part.address}`),
    ...missing.map((part) => `${part.title}: ${word("list_part_failed", { address: shareable(part.address) })}`),
  ];
  const lists = [{ heading: word("packet_contents"), items: papers.map((part) => part.title) }];
  if (elsewhere.length) lists.push({ heading: word("on_the_web"), items: elsewhere });
  const about = { title, language, address, footer: `${title} · ${site}` };
  const bytes = self.toolkitWord(about, [word(`edition_${edition}`), told, address], lists, papers);
  return { bytes, missing: missing.map((part) => part.title), papers: papers.length };
};
