// Pages that are no resources and whose names have what was asked.

import { fold, stem, wordsOf } from "./text.js";

const MOST = 3;
// What it counts that a name has a word that was asked, or one that stands for it, or that a page only tells of it.
const NAMED = 2;
const OTHER = 1.5;
const TOLD = 1;
// A page must have so much for each thing that was asked.
const LEAST = 1.3;

/** Return the page of each row of `pages` with the stems of its name and of what it tells. */
const readPages = (pages, { not }) =>
  pages.map(([title, address, about]) => {
    const name = new Set(wordsOf(title).map((word) => (not.split(" ").includes(word) ? "not" : stem(word, "en"))));
    return { title, address, name, all: new Set([...name, ...about.split(" ")]) };
  });

/** Return how much a page says of a thing. Of words that stand for it, all of them must stand in the name. */
const pointsOf = ({ name, all }, { ways, others }) => {
  const said = (from, set) => from.some(({ stems }) => stems.every((each) => set.has(each)));
  if (said(ways, name)) return NAMED;
  if (said(others.filter(({ language }) => language === "en"), name)) return OTHER;
  return said(ways, all) ? TOLD : 0;
};

export class Pages {
  /** `data` is what the build exported of pages, and of the frameworks whose codes people name. */
  constructor({ pages, codes, spoken }) {
    this.pages = readPages(pages, spoken.en);
    this.frameworks = new Set(Object.keys(codes));
  }

  /** Return the pages for things; one that names a framework which was asked for needs no other word. */
  find(things) {
    const telling = things.filter(({ light }) => !light);
    const named = things.filter(({ text }) => this.frameworks.has(fold(text)));
    const found = [];
    for (const page of this.pages) {
      const points = things.reduce((sum, thing) => sum + pointsOf(page, thing), 0);
      const isTold = points >= LEAST * things.length && telling.some((thing) => pointsOf(page, thing) > TOLD);
      if (isTold || named.some((thing) => pointsOf(page, thing) === NAMED)) found.push({ page, points });
    }
    return found
      .sort((a, b) => b.points - a.points || a.page.name.size - b.page.name.size)
      .slice(0, MOST)
      .map(({ page: { title, address } }) => ({ title, address }));
  }
}
