// Answers a question: what the index says of its words, rare words first, and what came of each.

import { load } from "../shared/data.js";
import { meantBy, meantIn, readMeans } from "./meant.js";
import { Mender } from "./mend.js";
import { Pages } from "./pages.js";
import { Postings } from "./postings.js";
import { readQuestion, thingsOf } from "./question.js";
import { fold, wordsOf } from "./text.js";

// How much another word for the same thing says, beside the one that was typed.
const OTHER = 0.75;
const BEGUN = 0.7;
const TERM = 0.35;
// What a word counts, beside others, that says who or where and not what.
const LIGHT = 0.4;
// An answer must have this share of what the best one has.
const SHARE = 0.3;
// The best must have this share of what was asked.
const LEAST = 0.4;
// How much it counts that an answer has more of the words.
const COVERED = 0.25;
// How much it counts that words stand together in one of a resource's phrases.
const PHRASE = 0.1;
// What a text in another language counts: most who ask in the language of the site read no other.
const FOREIGN = { home: 0.6, other: 0.8 };
// A word that no text has counts as if so many had it.
const UNKNOWN = 5;

/** The scripts that every question needs. */
export const FIRST = ["search", "words"];

/** Put rows into others; of two strengths for one row the greater stays. */
const keepBest = (rows, more, like = 1) => {
  for (const [row, strength] of more) rows.set(row, Math.max(strength * like, rows.get(row) ?? 0));
};

export class Search {
  constructor(catalog) {
    this.catalog = catalog;
    this.spoken = catalog.facets.find((facet) => facet.language);
  }

  /** Load what every question needs. */
  ready() {
    const { version } = this.catalog;
    this.loaded ??= (async () => {
      const [data, words] = await Promise.all(FIRST.map((name) => load(name, version)));
      this.data = data;
      this.postings = new Postings(words);
      this.mender = new Mender({ postings: this.postings, size: this.catalog.size, said: (thing) => this.#said(thing) });
      this.pages = new Pages(data);
      this.means = readMeans(data.means, this.catalog);
      this.light = Object.fromEntries(Object.entries(data.light).map(([name, stems]) => [name, new Set(stems.split(" "))]));
    })();
    this.loaded.catch(() => {
      this.loaded = undefined;
    });
    return this.loaded;
  }

  /**
   * Answer a question: `scores` (row to score; nothing when it holds filters only), the filters that
   * were read in it (`terms`, `minutes`), terms that only count for what has them (`meant`), `ways` to mark, words that were `replaced` or are `unknown`,
   * whether no answer is `whole`, and other `pages`. `plain` names what is to be taken as words alone.
   */
  async find(question, plain) {
    await this.ready();
    const { terms, minutes, languages, told, words, silent } = readQuestion(question, this.catalog, this.data, plain);
    const found = { question, language: told ? languages[0] : "", terms, minutes, meant: [], ways: [], replaced: new Map(), unknown: [], whole: true, pages: [], scores: null };
    if (words.every((word) => silent.has(word))) {
      if (!terms.size && !minutes) found.scores = new Map();
      return found;
    }
    const sure = told ? languages.slice(0, 1) : languages;
    const meant = meantIn(words, this.means, plain);
    const asked = (await thingsOf(words, sure, this.postings, silent)).map((thing) => ({
      ...thing,
      plain,
      light: thing.ways.some(({ language, stems }) => stems.length === 1 && this.light[language]?.has(stems[0])),
      // A part of a phrase means nothing by itself: physical activity is not an activity.
      meant: meant.filter(({ at, length }) => at >= thing.at && at < thing.at + thing.length && length >= thing.length).map(({ mean }) => mean),
    }));
    const looked = await Promise.all(asked.map((thing, at, all) => this.#look(thing, languages, at === all.length - 1)));
    const mend = async (thing) => {
      const isSaid = thing.rows && !(await this.mender.isDoubtful(thing, sure));
      return isSaid ? thing : this.mender.mend(thing, languages, looked, words);
    };
    const things = await Promise.all(looked.map(mend));
    for (const { text, replaced, rows } of things) {
      if (replaced) found.replaced.set(text, replaced);
      else if (!rows) found.unknown.push(text);
    }
    found.meant = [...new Set(things.flatMap((thing) => thing.meant ?? []))].filter(({ name }) => !terms.has(name));
    found.ways = things.flatMap(({ ways, others }) => [...ways, ...others.filter(({ language }) => language !== languages[0])]);
    Object.assign(found, this.#combine(things, terms.has(this.spoken?.name) ? null : languages[0]));
    found.pages = this.pages.find(things);
    return found;
  }

  /** Return `{words, tries}` of a language other than the site's, or nothing. */
  answeredIn(language) {
    return this.data?.answered[language];
  }

  /** Load what a question will need, while it is typed. */
  expect(question) {
    return this.find(question.replace(/[\p{L}\p{N}]+$/u, ""));
  }

  /** Look for one thing: its rows, or none when no text has it. */
  async #look(thing, languages, isLast) {
    const said = await this.#said(thing);
    if (said) return { ...thing, ...said };
    const word = thing.text;
    // A word of another language among others.
    const [elsewhere] = await thingsOf(wordsOf(word), languages, this.postings);
    const borrowed = await this.#said({ ...elsewhere, plain: thing.plain });
    if (borrowed) return { ...thing, ...elsewhere, at: thing.at, text: word, ...borrowed };
    if (isLast && word.length > 2) {
      const longer = await Promise.all(
        languages.map(async (language) => (await this.postings.longer(language, fold(word))).map((each) => ({ language, stems: [each] }))),
      );
      const begun = { ...thing, ways: longer.flat(), like: BEGUN };
      const rest = begun.ways.length ? await this.#said(begun) : null;
      if (rest) return { ...begun, ...rest };
    }
    return { ...thing, rows: null };
  }

  /**
   * Return `rows` (row to strength), `phrases` (row to bits), `others` that stand for a thing, and the
   * terms that are `meant`; nothing when no text says it.
   */
  async #said(thing) {
    const { ways, groups, like = 1, meant = meantBy(thing, this.means) } = thing;
    const rows = new Map();
    const phrases = new Map();
    const addPhrases = (row, bits) => {
      if (bits) phrases.set(row, (phrases.get(row) ?? 0) | bits);
    };
    const others = [];
    let known = false;
    await Promise.all([
      ...groups.map(async (number) => {
        const group = await this.postings.group(number);
        known ||= group.strengths.size > 0;
        others.push(...group.ways);
        keepBest(rows, group.strengths, OTHER);
        for (const [row, bits] of group.phrases) addPhrases(row, bits);
      }),
      ...ways.map(async ({ language, stems }) => {
        const parts = await Promise.all(stems.map((each) => this.postings.rows(language, each)));
        known ||= parts.every(({ strengths }) => strengths.size);
        const [first, ...rest] = parts;
        for (const [row, strength] of first.strengths) {
          const least = Math.min(strength, ...rest.map(({ strengths }) => strengths.get(row) ?? 0));
          if (!least) continue;
          keepBest(rows, [[row, least]], like);
          addPhrases(row, rest.reduce((bits, part) => bits & (part.phrases.get(row) ?? 0), first.phrases.get(row) ?? 0));
        }
      }),
    ]);
    for (const { bits } of meant) keepBest(rows, this.catalog.rowsOf(bits).map((row) => [row, TERM]));
    return known || meant.length ? { rows, phrases, others, meant } : null;
  }

  /** Add up: every word counts by how rare it is, and a resource that answers more of them comes first. */
  #combine(things, language) {
    const { size } = this.catalog;
    const isTold = things.some(({ rows, light }) => rows?.size && !light);
    const rarity = things.map(({ rows, light }) => {
      // By the root: of two words in many texts, the rarer one hardly says more.
      const number = Math.sqrt(rows?.size ?? 0) || UNKNOWN;
      return Math.log(1 + (Math.max(0, size - number) + 0.5) / (number + 0.5)) * (light && isTold ? LIGHT : 1);
    });
    const sum = rarity.reduce((all, each) => all + each, 0);
    const points = new Map();
    const covered = new Map();
    things.forEach(({ rows }, at) => {
      for (const [row, strength] of rows ?? []) {
        points.set(row, (points.get(row) ?? 0) + strength * rarity[at]);
        covered.set(row, (covered.get(row) ?? 0) + rarity[at]);
      }
    });
    const most = Math.max(0, ...covered.values());
    // Mostly words that nobody wrote, and guesses among them, is no question.
    const doubtOf = ({ rows, replaced, like }) => (rows ? (replaced ? 0.5 : like ? 0.25 : 0) : 1);
    const doubt = things.reduce((all, thing) => all + doubtOf(thing), 0);
    if (most < LEAST * sum || doubt > 0.5 * things.length) return { scores: new Map(), whole: true };
    const together = this.#together(things, rarity);
    const foreign = language === this.spoken?.terms[0].slug ? FOREIGN.home : FOREIGN.other;
    const all = new Map();
    for (const [row, share] of covered) {
      const score = (points.get(row) + PHRASE * (together.get(row) ?? 0)) * (share / sum) ** COVERED;
      all.set(row, !language || this.#speaks(row, language) ? score : score * foreign);
    }
    const best = Math.max(...all.values());
    const scores = new Map([...all].filter(([, score]) => score >= SHARE * best));
    const asked = things.reduce((total, { rows }, at) => total + (rows?.size ? rarity[at] : 0), 0);
    return { scores, whole: most > asked - 1e-9 };
  }

  /** Return whether a resource is in a language, as far as that is known. */
  #speaks(row, language) {
    if (!this.spoken) return true;
    const places = this.catalog.termsOf(this.spoken, row);
    return places.length ? places.some((place) => this.spoken.terms[place].slug === language) : language === this.spoken.terms[0].slug;
  }

  /** Return row to how much of a question stands in one of its phrases: the more things at once, the more. */
  #together(things, rarity) {
    const together = new Map();
    const seen = new Map();
    things.forEach(({ phrases }, at) => {
      for (const [row, bits] of phrases ?? []) {
        if (!seen.has(row)) seen.set(row, []);
        seen.get(row).push([bits, rarity[at]]);
      }
    });
    for (const [row, parts] of seen) {
      if (parts.length < 2) continue;
      let union = parts.reduce((bits, [own]) => bits | own, 0);
      for (; union; union &= union - 1) {
        const bit = union & -union;
        const within = parts.filter(([own]) => own & bit);
        keepBest(together, [[row, (within.length - 1) ** 2 * within.reduce((all, [, rare]) => all + rare, 0)]]);
      }
    }
    return together;
  }
}
