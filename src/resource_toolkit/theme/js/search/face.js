// The search as the dialog asks it: the finder's own answer, a few rows of it at a time.

import { Cards } from "../shared/cards.js";
import { Catalog } from "../shared/catalog.js";
import { load } from "../shared/data.js";
import { nothing } from "../shared/address.js";
import { word } from "../shared/words.js";
import { answerOf } from "./answer.js";
import { told } from "./told.js";
import { Search } from "./search.js";

let coming;

const begin = () => {
  coming ??= load("facets").then((data) => {
    const catalog = new Catalog(data, word("collections"));
    return { catalog, cards: new Cards(catalog), search: new Search(catalog) };
  });
  coming.catch(() => {
    coming = undefined;
  });
  return coming;
};

/** Load what the first question needs. */
const warm = async () => {
  const { search } = await begin();
  await search.ready();
};

/** Return `{rows, notes, pages, unknown}` for a question; each row tells what it is. */
const ask = async (question) => {
  const { catalog, cards, search } = await begin();
  const found = await search.find(question);
  const answer = answerOf(catalog, { ...nothing(), q: question }, found);
  const rows = answer.rows.map((row) => ({
    title: catalog.titles[row],
    href: cards.address(row),
    language: cards.language(row),
    facts: () => cards.facts(row),
    summary: () => cards.summary(row),
  }));
  return { rows, notes: told(catalog, found, answer), pages: cards.pages(found) };
};

self.toolkitSearch = { ask, warm };
