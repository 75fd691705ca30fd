// Mends a word that nobody wrote: of the known words that are near, the one that goes best with the others.

import { thingsOf } from "./question.js";
import { near, soundOf, splitIn, splitNear } from "./slips.js";
import { fold, stem } from "./text.js";

// How many of the nearest words are looked at.
const FEW = 8;
// How much it counts, in slips, that a word stands where the other words of the question stand, and in one phrase with them.
const TOGETHER = 0.5;
const PHRASE = 1;
// And that it makes a phrase of the toolkit's own list with them.
const LISTED = 1;
// A word of which so few texts say something may be a slip, if none has it so written.
const RARE = 3;
const SAYS = 0.1;
// What a word may have more than another form of it: receipts is no slip where a text has a receipt.
const ENDINGS = new Set(["", "s", "es", "d", "ed", "ing", "r", "er", "ers", "ly"]);

/** Return whether two words are plain forms of one. */
const isForm = (one, other) => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(short) && ENDINGS.has(long.slice(short.length));
};

/** Return whether a word may be meant for a name in capitals: it has no vowel, or the same letters. */
const isSpelled = (word, name) => !/[aeiou]/.test(word) || [...new Set(word)].sort().join("") === [...new Set(name)].sort().join("");

/** Return in what share of the resources with the others' words a word stands too; alone, of all. */
const shareOf = (rows, others, size) => {
  const sets = others.flatMap((other) => (other.rows?.size ? [other.rows] : []));
  if (!sets.length) return rows.size / size;
  const within = (set) => [...set.keys()].filter((row) => rows.has(row)).length / set.size;
  return sets.reduce((sum, set) => sum + within(set), 0) / sets.length;
};

/** Return in what share of its phrases a word stands with another one. */
const meetOf = (phrases, others) => {
  if (!phrases.size) return 0;
  return [...phrases.keys()].filter((place) => others.some((other) => other.phrases?.has(place))).length / phrases.size;
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
    const capitals = await this.postings.capitals(language);
    return near(word, known, this.sounds.get(language), language).filter((each) => !capitals.has(each.word) || isSpelled(word, each.word));
  }

  /** Return two words that were written as one, or nothing. */
  async #split(thing, language, find) {
    const parts = find(fold(thing.text), await this.postings.words(language));
    const both = parts && { ...thing, ways: [{ language, stems: parts.map((part) => stem(part, language)) }], groups: [] };
    const said = both && (await this.said(both));
    if (!said?.rows.size) return null;
    return { ...both, ...said, ...(parts.join("") === fold(thing.text) ? {} : { replaced: parts.join(" ") }) };
  }

  /** Return whether a thing that has rows may be a slip: few texts have it, and none as it is written or in a plain form of it. */
  async isDoubtful({ text, ways, rows, groups, like }, languages) {
    if (!rows || [...rows.values()].filter((strength) => strength >= SAYS).length > RARE || groups.length || like || /[^\p{L}]/u.test(text) || text.length < 5) return false;
    const known = await Promise.all(languages.map((language) => this.postings.words(language)));
    const { stems } = ways.find(({ language }) => language === languages[0]);
    return ![...stems, ...known.flat()].some((word) => isForm(word, fold(text)));
  }

  /** Return whether a word in place of a thing makes a known phrase with the words beside it. */
  async #isListed(word, { at }, languages, words) {
    const asked = await thingsOf(words.map((each, place) => (place === at ? word : each)), languages, this.postings);
    return asked.some((each) => each.length > 1 && each.at <= at && at < each.at + each.length);
  }

  /** Return what a thing that no text says was meant to be, or the thing as it is; `words` are those of the question. */
  async mend(thing, languages, others, words) {
    const found = new Map();
    for (const language of languages) {
      const split = await this.#split(thing, language, splitIn);
      if (split) return split;
      for (const each of await this.#near(fold(thing.text), language)) {
        if (each.cost < (found.get(each.word)?.cost ?? Infinity)) found.set(each.word, each);
      }
    }
    const nearest = [...found.values()].sort((a, b) => a.cost - b.cost).slice(0, FEW);
    const looked = await Promise.all(nearest.map((each) => this.#look(thing, each, languages, others, words)));
    const known = looked.filter(Boolean);
    if (known.length) return known.reduce((best, each) => (each.cost < best.cost ? each : best));
    for (const language of languages) {
      await this.#near(fold(thing.text), language);
      const nearestTo = (part, words) => near(part, words, this.sounds.get(language), language);
      const split = await this.#split(thing, language, (asked, words) => splitNear(asked, words, (part) => nearestTo(part, words)));
      if (split) return split;
    }
    return thing;
  }

  /** Return what the index says of a word in place of a thing; nothing where it is too far and not beside the others. */
  async #look(thing, { word, cost, far }, languages, others, words) {
    const [meant] = await thingsOf([word], languages, this.postings);
    const said = await this.said({ ...meant, plain: thing.plain });
    if (!said) return null;
    const beside = others.filter((other) => other !== thing);
    const meet = meetOf(said.phrases, beside);
    const listed = words.length > 1 && (await this.#isListed(word, thing, languages, words));
    if (far && !meet && !listed) return null;
    const gain = TOGETHER * shareOf(said.rows, beside, this.size) + PHRASE * meet + LISTED * listed;
    return { ...thing, ...meant, ...said, at: thing.at, text: thing.text, replaced: word, cost: cost - gain };
  }
}
