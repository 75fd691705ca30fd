// Answers a question: what the index says of its words, rare words first, and what came of each.

import { load } from "../shared/data.js";
import { meantBy, meantIn, readMeans } from "./meant.js";
import { Mender } from "./mend.js";
import { Pages } from "./pages.js";
import { Postings } from "./postings.js";
import { languagesIn, readQuestion, thingsOf } from "./question.js";
import { rank } from "./rank.js";
import { fold, wordsOf } from "./text.js";

// How much another word for the same thing says, beside the one that was typed.
const OTHER = 0.8;
const OTHER_IN_PHRASE = 0.65;
const BEGUN = 0.7;
// How much one word of a phrase says, where the toolkit's own list knows what the whole stands for.
const PART = 0.8;
// What is for another age than the one that was asked counts so much.
const OTHER_AGE = 0.7;
const TERM = 0.35;
// What a text in another language counts: most who ask in the language of the site read no other.
const FOREIGN = { home: 0.6, other: 0.9 };
// What a text has of its twin's score that answers as well, in the language of the question.
const BEHIND = 0.99;
// What is in the language that a question names must have this share of what the best answer has.
const ASIDE = 0.7;
// A word of so many letters may be a slip for one of another language than that of the question.
const LONG = 5;

// A word of a question as it was typed.
const WORD = /[\p{L}\p{N}]+/gu;

/** The scripts that every question needs. */
export const FIRST = ["search", "words"];

/** Put rows into others; of two strengths for one row the greater stays. */
const keepBest = (rows, more, like = 1) => {
  for (const [row, strength] of more) rows.set(row, Math.max(strength * like, rows.get(row) ?? 0));
};

/** Return what all parts of a thing say, each as the index does: as much as the weakest, and the more of each phrase. */
const allOf = ([first, ...rest]) => {
  if (!rest.length) return first;
  const strengths = new Map();
  const phrases = new Map();
  for (const [row, strength] of first.strengths) {
    const least = Math.min(strength, ...rest.map((part) => part.strengths.get(row) ?? 0));
    if (least) strengths.set(row, least);
  }
  for (const [place, share] of first.phrases) {
    if (rest.every((part) => part.phrases.has(place))) phrases.set(place, share * (rest.length + 1));
  }
  return { strengths, phrases };
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
      for (const kind of ["light", "urgent"]) {
        this[kind] = Object.fromEntries(Object.entries(data[kind]).map(([name, stems]) => [name, new Set(stems.split(" "))]));
      }
    })();
    this.loaded.catch(() => {
      this.loaded = undefined;
    });
    return this.loaded;
  }

  /**
   * Answer a question: `scores` (row to score; nothing when it holds filters only), the filters that
   * were read in it (`terms`, `minutes`), terms that only count for what has them (`meant`), `ways` to mark, words that were `replaced` or are `unknown`,
   * whether no answer is `whole`, and other `pages`. `plain` names what is to be taken as words alone;
   * `mended` are words of a question that was read before, which were slips there.
   */
  async find(question, plain, mended = null) {
    await this.ready();
    const { terms, minutes, words, aside, silent, ...read } = readQuestion(question, this.catalog, this.data, plain);
    const { languages, told } = read.told ? read : await languagesIn(words, read.languages, this.postings);
    const found = { question, language: told ? languages[0] : "", terms, minutes, meant: [], ways: [], replaced: new Map(), unknown: [], whole: true, pages: [], scores: null };
    const sure = told ? languages.slice(0, 1) : languages;
    const spoken = await thingsOf(words, sure, this.postings, silent);
    if (!spoken.length) {
      if (!terms.size && !minutes) found.scores = new Map();
      return found;
    }
    // "One year old" begins with a word that says nothing by itself.
    const firstOf = ({ at, length }) => words.findIndex((word, place) => place === at + length - 1 || (place >= at && !silent.has(word)));
    const meant = meantIn(words, this.means, plain).map((each) => ({ ...each, at: firstOf(each) }));
    const isOf = (kind, { ways }) => ways.some(({ language, stems }) => stems.every((each) => this[kind][language]?.has(each)));
    const asked = spoken.map((thing) => ({
      ...thing,
      plain,
      aside: aside.has(thing.at),
      light: isOf("light", thing),
      urgent: isOf("urgent", thing),
      // A part of a phrase means nothing by itself: physical activity is not an activity.
      meant: meant.filter(({ at, length }) => at >= thing.at && at < thing.at + thing.length && length >= thing.length).map(({ mean }) => mean),
    }));
    const looked = await Promise.all(asked.map((thing, at, all) => this.#look(thing, languages, at === all.length - 1)));
    const mend = async (thing) => {
      // What the toolkit's own list has is no slip.
      const isSaid = thing.rows ? !(await this.mender.isDoubtful(thing, sure)) : thing.others.length;
      // A short word is near to some word in any language.
      return isSaid ? thing : this.mender.mend(thing, thing.text.length < LONG ? sure : languages, looked, words);
    };
    const things = (await Promise.all(looked.map(mend))).map((thing) => ({ ...thing, wasSlip: wordsOf(thing.text).some((word) => mended?.has(word)) }));
    for (const { text, replaced, rows } of things) {
      if (replaced) found.replaced.set(text, replaced);
      else if (!rows) found.unknown.push(text);
    }
    // A phrase that held a slip is one only when the slip is mended: the question is read anew.
    const right = found.replaced.size && !mended ? question.replace(WORD, (word) => found.replaced.get(word.toLowerCase()) ?? word) : question;
    if (right !== question) {
      const again = await this.find(right, plain, new Set([...found.replaced.values()].flatMap(wordsOf)));
      if (!again.replaced.size) return { ...again, question, replaced: found.replaced };
    }
    found.meant = [...new Set(things.flatMap((thing) => thing.meant ?? []))].filter(({ name }) => !terms.has(name));
    found.ways = things.flatMap(({ ways, others }) => [...ways, ...others.filter(({ language }) => language !== languages[0])]);
    Object.assign(found, this.#rank(things, terms.has(this.spoken?.name) ? null : languages[0], found.meant));
    // A language that has little to say on it was no filter but what is asked about.
    if (this.#isAside(found)) return this.find(question, new Set([...(plain ?? []), this.spoken.name]), mended);
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
    const groups = await Promise.all(thing.groups.map((number) => this.postings.group(number)));
    return { ...thing, others: groups.flatMap(({ ways }) => ways), rows: null };
  }

  /**
   * Return `rows` (row to strength), how many have the word itself, or what its phrase stands for (`own`), `phrases` (place to share),
   * `others` that stand for a thing, and the terms that are `meant`; nothing when no text says it.
   */
  async #said(thing) {
    const { ways, groups, isPart, like = isPart ? PART : 1, meant = meantBy(thing, this.means) } = thing;
    const rows = new Map();
    const phrases = new Map();
    const others = [];
    let known = false;
    const take = (posting, likeRow, likePhrase) => {
      keepBest(rows, posting.strengths, likeRow);
      keepBest(phrases, posting.phrases, likePhrase);
    };
    const parts = await Promise.all(ways.map(({ language, stems }) => Promise.all(stems.map((each) => this.postings.rows(language, each)))));
    for (const way of parts) {
      known ||= way.every(({ strengths }) => strengths.size);
      take(allOf(way), like, like);
    }
    const own = rows.size;
    let joint = 0;
    for (const group of await Promise.all(groups.map((number) => this.postings.group(number)))) {
      known ||= group.strengths.size > 0;
      others.push(...group.ways);
      take(group, isPart ? 1 : OTHER, isPart ? 1 : OTHER_IN_PHRASE);
      if (isPart) joint += group.strengths.size;
    }
    for (const { bits } of meant) keepBest(rows, this.catalog.rowsOf(bits).map((row) => [row, TERM]));
    return known || meant.length ? { rows, own: joint || own, phrases, others, meant } : null;
  }

  /** Return the scores of rows for things, in a language or, without one, in any. */
  #rank(things, language, meant) {
    const foreign = language === this.spoken?.terms[0].slug ? FOREIGN.home : FOREIGN.other;
    const share = (row) => (!language || this.#speaks(row, language) ? 1 : foreign) * (this.#isOfOtherAge(row, meant) ? OTHER_AGE : 1);
    const ranked = rank(things, this.catalog.size, share);
    if (language) this.#swapTwins(ranked.scores, language);
    return ranked;
  }

  /** Return whether a row is for other ages than those that are meant. */
  #isOfOtherAge(row, meant) {
    return meant.some(({ name }) => {
      if (!this.data.aged.includes(name)) return false;
      const terms = this.catalog.termsOf(this.catalog.byName.get(name), row);
      return terms.length > 0 && !meant.some((each) => each.name === name && terms.includes(each.place));
    });
  }

  /** Of two sheets that say the same, the one in the language of the question comes first. */
  #swapTwins(scores, language) {
    for (const twins of this.data.twins) {
      const [own, other] = this.#speaks(twins[0], language) ? twins : [...twins].reverse();
      const [best, less] = [scores.get(other) ?? 0, scores.get(own) ?? 0];
      if (best <= less || !this.#speaks(own, language)) continue;
      scores.set(own, best);
      scores.set(other, less || best * BEHIND);
    }
  }

  /** Return whether the best answers are far from those in the language that was read in a question. */
  #isAside({ terms, scores }) {
    const places = terms.get(this.spoken?.name);
    if (!places || !scores.size) return false;
    const [place] = places;
    const within = [...scores].filter(([row]) => this.#speaks(row, this.spoken.terms[place].slug)).map(([, score]) => score);
    return within.length > 0 && Math.max(...within) < ASIDE * Math.max(...scores.values());
  }

  /** Return whether a resource is in a language, as far as that is known. */
  #speaks(row, language) {
    if (!this.spoken) return true;
    const places = this.catalog.termsOf(this.spoken, row);
    return places.length ? places.some((place) => this.spoken.terms[place].slug === language) : language === this.spoken.terms[0].slug;
  }
}
