// Hits in the whole text of the pages, by Pagefind. It is never asked with filters: it would then load all
// of its index. Which page is which row stands in a list of our own, so no page has to be asked for either.

import { load, root } from "./data.js";

let engine;

const start = async (version) => {
  const pages = await load("pages", version);
  const pagefind = await import(new URL("pagefind/pagefind.js", root));
  await pagefind.init();
  const rows = new Map(pages.pages.split(" ").map((id, row) => [id, row]));
  return { pagefind, rows };
};

/** Load the index ahead of the first question. */
export const warm = (version) => {
  engine ??= start(version);
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
};

/** Return row to strength (0 to 1) for a word; nothing when there is no index, as in a folder on a stick. */
export const findInPages = async (asked, version) => {
  try {
    const { pagefind, rows } = await warm(version);
    const { results } = await pagefind.search(asked);
    const most = Math.max(...results.map((result) => result.score), 1e-9);
    const found = new Map();
    for (const { id, score } of results) {
      if (rows.has(id)) found.set(rows.get(id), score / most);
    }
    return found;
  } catch {
    return null;
  }
};
