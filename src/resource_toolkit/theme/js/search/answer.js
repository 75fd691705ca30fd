// One answer for every door: the words of a selection and its filters, with what was read in the words.

/** What is found when no words are asked. */
export const NOTHING = { question: "", scores: null, terms: new Map(), minutes: 0, meant: [], ways: [], replaced: new Map(), unknown: [], whole: true, pages: [] };

/**
 * Return a selection with the filters that were read in its words, where it has none of its own. A time
 * that was read is a wish: resources of which no time is known stay, after the others (`timeless`).
 */
export const withRead = (selection, found) => {
  const terms = new Map(selection.terms);
  for (const [name, places] of found.terms) if (!terms.get(name)?.size) terms.set(name, places);
  return { ...selection, terms, minutes: selection.minutes || found.minutes, timeless: !selection.minutes && found.minutes > 0 };
};

/**
 * Return `{rows, selection, counts, open}` for a selection and what was found for its words: the rows
 * in order, and the selection that they answer. Filters read in the words give way where they leave nothing.
 */
export const answerOf = (catalog, asked, found, times = []) => {
  const hits = found.scores && catalog.maskOf(found.scores.keys());
  const read = withRead(asked, found);
  let selection = read;
  let answer = catalog.answer({ ...selection, hits }, times);
  if (!answer.rows.length && found.scores?.size && (found.terms.size || found.minutes)) {
    selection = asked;
    answer = catalog.answer({ ...selection, hits }, times);
  }
  const chosen = [...selection.terms].filter(([, places]) => places.size).map(([name]) => name);
  const rows = catalog.sorted(answer.rows, asked.sort, found.scores, chosen);
  const isTimed = (row) => catalog.minutes[row] > 0;
  if (selection.timeless && asked.sort === "order") rows.sort((a, b) => isTimed(b) - isTimed(a));
  return { ...answer, selection, rows };
};
