// What the index says of a stem. Its scripts hold stems in their order: only those that are asked are loaded.

import { load } from "../shared/data.js";

const FIRST = 48;
// A phrase of more words counts as one of so many.
const LONGEST = 12;
// No resource has so many phrases.
const PHRASES = 1024;

/** Return the row of a phrase by its place among the phrases of all resources. */
export const rowOf = (place) => Math.floor(place / PHRASES);

/** Read one way to say a thing: its language, then its stems. */
export const wayOf = (written) => {
  const [language, ...stems] = written.split(" ");
  return { language, stems };
};

export class Postings {
  /** `data` is what the build exported as `words`. */
  constructor(data) {
    this.languages = data.languages;
    this.groups = data.groups;
    this.begins = Object.fromEntries(Object.entries(data.begins).map(([language, stems]) => [language, new Set(stems.split(" "))]));
    this.most = data.strengths;
    this.version = data.version;
    this.known = new Map();
  }

  #place(starts, stem) {
    let place = starts.length - 1;
    while (place > 0 && starts[place] > stem) place -= 1;
    return place;
  }

  async #part(language, stem) {
    if (!this.languages[language]?.length) return { words: {}, same: {} };
    return load(`words-${language}-${this.#place(this.languages[language], stem)}`, this.version);
  }

  /** Read a posting: `strengths`, row to strength (0 to 1), and `phrases`, place of a phrase to its share that is said. */
  #read(packed) {
    const strengths = new Map();
    const phrases = new Map();
    let row = 0;
    for (let at = 0; at < packed.length; at += 2) {
      row += packed.charCodeAt(at) - FIRST;
      const said = packed.charCodeAt(at + 1) - FIRST;
      const number = Math.floor((said - 1) / this.most);
      strengths.set(row, (said - number * this.most) / this.most);
      for (let last = at + number; at < last; at += 1) {
        const code = packed.charCodeAt(at + 2) - FIRST;
        phrases.set(row * PHRASES + Math.floor(code / LONGEST), 1 / ((code % LONGEST) + 1));
      }
    }
    return { strengths, phrases };
  }

  /** Return the posting of a stem. */
  async rows(language, stem) {
    const { words } = await this.#part(language, stem);
    return this.#read(words[stem] ?? "");
  }

  /** Return the groups of words that stand for what begins with a stem: each its `number` and the `further` stems. */
  async groupsAt(language, stem) {
    const { same } = await this.#part(language, stem);
    return (same[stem] ?? []).map((place) => place.split(" ")).map(([number, ...further]) => ({ number: Number(number), further }));
  }

  /** Return the posting of words that stand for each other, by the number of their group, and these words as `ways`. */
  async group(number) {
    const place = this.#place(this.groups, number);
    const { groups, ways } = await load(`same-${place}`, this.version);
    const at = number - this.groups[place];
    return { ...this.#read(groups[at]), ways: ways[at].split(",").map(wayOf) };
  }

  /** Return the stems that go on from a beginning, a few. */
  async longer(language, start) {
    const { words } = await this.#part(language, start);
    return Object.keys(words).filter((word) => word.startsWith(start) && word.length <= start.length + 5).slice(0, 12);
  }

  /** Return the words of a language that a typing error may have meant. */
  async words(language) {
    return (await this.#known(language)).words;
  }

  /** Return the names of a language's texts that are written in capitals. */
  async capitals(language) {
    return (await this.#known(language)).capitals;
  }

  async #known(language) {
    if (!this.languages[language]) return { words: [], capitals: new Set() };
    const { words, capitals } = await load(`known-${language}`, this.version);
    if (!this.known.has(language)) this.known.set(language, { words: words.split(" "), capitals: new Set(capitals.split(" ")) });
    return this.known.get(language);
  }
}
