// Hits in the whole text of the pages, by Pagefind. It is never asked with filters: it would then load all
// of its index. Which page is which row stands in a list of our own, so no page has to be asked for either.

import { load, root } from "./data.js";
import { likeness, stem, wordsOf } from "./match.js";

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

/**
 * Return row to strength (0 to 1) for a word; nothing when there is no index, as in a folder on a stick.
 * Pagefind takes other words for one that it does not know: `sure` asks its best page whether it is there.
 */
export const findInPages = async (asked, version, sure = false) => {
  try {
    const { pagefind, rows } = await warm(version);
    const { results } = await pagefind.search(asked);
    if (sure && results.length) {
      const { raw_content: text, content } = await results[0].data();
      const askedStem = stem(asked);
      if (!wordsOf(content ?? text).some((found) => likeness(asked, askedStem, found) >= 0.9)) return new Map();
    }
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
