// What an answer says of itself: typing errors that were mended, words left out, filters that were read.

import { duration, word } from "../shared/words.js";

/** Return the filters that were read in the words, as `{name, label}`. */
export const readFilters = (catalog, found, selection) => {
  const filters = [];
  for (const [name, places] of found.terms) {
    const facet = catalog.byName.get(name);
    for (const place of places) {
      if (selection.terms.get(name)?.has(place)) filters.push({ name, label: facet.terms[place].label });
    }
  }
  if (found.minutes && selection.minutes === found.minutes) {
    filters.push({ name: "minutes", label: word("find_minutes_choice", { time: duration(found.minutes) }) });
  }
  return filters;
};

/** Return the terms that words of a question meant and that count for what has them, as `{name, label}`. */
export const readWishes = (catalog, found, selection, own = {}) =>
  found.meant
    .filter(({ name, place }) => !selection.terms.get(name)?.has(place))
    .map(({ name, place }) => ({ name, label: word("find_preferred", { term: catalog.byName.get(name).terms[place].label }, own) }));

/** Return sentences about an answer, in the `own` words of the language that was asked in. */
export const told = (catalog, found, { rows, selection }, own = {}) => {
  const notes = [...(rows.length ? found.replaced : [])].map(([typed, used]) => word("search_instead", { typed, used }, own));
  const filters = readFilters(catalog, found, selection);
  if (filters.length && rows.length) notes.push(word("search_understood", { filters: filters.map(({ label }) => label).join(", ") }, own));
  if (!rows.length || !found.scores) return notes;
  if (found.unknown.length) notes.push(word("search_without", { words: found.unknown.join(", ") }, own));
  else if (!found.whole) notes.push(word("search_close_ones", {}, own));
  return notes;
};
