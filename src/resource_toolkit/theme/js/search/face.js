// The search as the dialog asks it: the finder's own answer, a few rows of it at a time.

import { Cards } from "../shared/cards.js";
import { Catalog } from "../shared/catalog.js";
import { load } from "../shared/data.js";
import { nothing } from "../shared/address.js";
import { pageAt } from "../shared/store.js";
import { language, word } from "../shared/words.js";
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

/** The language of the resource on this page, where it is one. */
const here = document.querySelector("[data-resource-page]")?.lang;

/** Load what the first question needs; on a page in another language the dialog speaks that. */
const warm = async () => {
  const { search } = await begin();
  await search.ready();
  const own = search.answeredIn(here)?.words;
  const dialog = document.getElementById("search");
  if (!own) return;
  const places = { search_hint: "#search-title", search_label: "[for=search-words]", search_in_finder: "[data-search-filters]", search_more: "[data-search-more]" };
  for (const [name, place] of Object.entries(places)) Object.assign(dialog.querySelector(place), { textContent: own[name], lang: here });
};

/**
 * Return `{rows, notes, pages, count, said}` for a question; each row tells what it is, and `said` what stands
 * beside: in the language of the question, else of the page.
 */
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
  const spoken = found.language || here;
  const { words: own = {}, tries = [] } = search.answeredIn(spoken) ?? {};
  const said = {
    language: search.answeredIn(spoken) ? spoken : language,
    count: word(rows.length === 1 ? "search_one" : "search_many", { count: rows.length }, own),
    nothing: word("search_nothing", { query: question }, own),
    pages: word("search_pages", {}, own),
    tries: tries.map(([text, query]) => ({ text, href: pageAt("find/", `?${query}`) })),
    trying: own.search_try,
  };
  return { rows, notes: told(catalog, found, answer, own), pages: cards.pages(found), said };
};

self.toolkitSearch = { ask, warm };
