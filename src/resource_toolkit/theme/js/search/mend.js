// Mends a word that nobody wrote: of the known words that are near, the one that goes best with the others.

import { thingsOf } from "./question.js";
import { near, soundOf, splitIn } from "./slips.js";
import { fold, stem } from "./text.js";

// How many of the nearest words are looked at.
const FEW = 6;
// How much it counts, in slips, that a word stands where the other words of the question stand.
const TOGETHER = 0.5;

/** Return in what share of the resources with the others' words a word stands too; alone, of all. */
const shareOf = (rows, others, size) => {
  const sets = others.flatMap((other) => (other.rows?.size ? [other.rows] : []));
  if (!sets.length) return rows.size / size;
  const within = (set) => [...set.keys()].filter((row) => rows.has(row)).length / set.size;
  return sets.reduce((sum, set) => sum + within(set), 0) / sets.length;
};

export class Mender {
  /** `said` tells what the index says of a thing. */
  constructor({ postings, size, said }) {
    Object.assign(this, { postings, size, said });
    this.sounds = new Map();
  }

  async #near(word, language) {
    const known = await this.postings.words(language);
    if (!this.sounds.has(language)) this.sounds.set(language, known.map((each) => soundOf(each, language)));
    return near(word, known, this.sounds.get(language), language);
  }

  /** Return two words that were written as one, or nothing. */
  async #split(thing, language) {
    const parts = splitIn(fold(thing.text), await this.postings.words(language));
    const both = parts && { ...thing, ways: [{ language, stems: parts.map((part) => stem(part, language)) }] };
    const said = both && (await this.said(both));
    return said?.rows.size ? { ...both, ...said } : null;
  }

  /** Return what a thing that no text says was meant to be, or the thing without rows. */
  async mend(thing, languages, others) {
    const found = new Map();
    for (const language of languages) {
      const split = await this.#split(thing, language);
      if (split) return split;
      for (const { word, cost } of await this.#near(fold(thing.text), language)) found.set(word, Math.min(cost, found.get(word) ?? cost));
    }
    const nearest = [...found].sort((a, b) => a[1] - b[1]).slice(0, FEW);
    const looked = await Promise.all(
      nearest.map(async ([word, cost]) => {
        const [meant] = await thingsOf([word], languages, this.postings);
        const said = await this.said(meant);
        return said && { ...meant, ...said, text: thing.text, replaced: word, cost: cost - TOGETHER * shareOf(said.rows, others, this.size) };
      }),
    );
    const known = looked.filter(Boolean);
    return known.length ? known.reduce((best, each) => (each.cost < best.cost ? each : best)) : { ...thing, rows: null };
  }
}
