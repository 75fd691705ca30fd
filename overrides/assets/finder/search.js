// Answers a question in plain words: our own matching of titles and other names, together with hits in the
// whole text. Every word counts by how rare it is; a resource that answers more of them comes first.

import { load } from "./data.js";
import { findInPages } from "./fulltext.js";
import { Texts, likeness, nearest, stem, wordsOf } from "./match.js";
import { stopWords } from "./words.js";

const WEIGHTS = { title: 5, also: 4, summary: 2.5, term: 1.5, collection: 1, page: 2 };
const NAME = 6;
const HINT = 6;
const WHOLE_TITLE = 6;
const SOME = 0.1;

export class Search {
  constructor(catalog) {
    this.catalog = catalog;
  }

  /** Load what is needed; summaries only where they come in one piece. */
  async ready() {
    const { version, data } = this.catalog;
    this.loaded ??= (async () => {
      const whole = data.part >= this.catalog.size;
      const [search, texts] = await Promise.all([load("search", version), whole ? load("text-0", version) : null]);
      this.fields = { title: new Texts(this.catalog.titles), also: new Texts(search.also) };
      if (texts) this.fields.summary = new Texts(texts.summaries);
      this.names = [];
      for (const facet of this.catalog.facets) {
        const texts_ = search.terms[facet.name];
        facet.terms.forEach((term, place) => {
          const names = [term.slug, term.label, ...(texts_?.[place].split("; ") ?? [])].map(wordsOf);
          this.names.push({ facet, place, names, weight: texts_ ? WEIGHTS.term : WEIGHTS.collection });
        });
      }
      this.hints = search.hints.map(([text, rows]) => ({ words: [...new Set(wordsOf(text))], rows }));
      for (const facet of this.catalog.facets) {
        facet.terms.forEach((_, place) => {
          const text = search.summaries[facet.name]?.[place];
          if (text) this.hints.push({ words: wordsOf(text), rows: null, bits: facet.bits[place] });
        });
      }
    })();
    this.loaded.catch(() => {
      this.loaded = undefined;
    });
    return this.loaded;
  }

  /** Return `{scores: Map(row, score), stems, replaced: Map(typed, used)}` for a question. */
  async find(question) {
    await this.ready();
    const typed = [...new Set(wordsOf(question))];
    const meant = typed.filter((text) => !stopWords.has(text));
    const asked = meant.length ? meant : typed;
    const replaced = new Map();
    const used = await Promise.all(asked.map((text) => this.#word(text, replaced)));
    const scores = this.#combine(used, typed);
    return { scores, stems: used.map(({ text }) => stem(text)), replaced };
  }

  async #word(text, replaced) {
    const found = this.#own(text);
    found.pages = (text.length > 1 && (await findInPages(text, this.catalog.version, !found.rows.size))) || new Map();
    if (found.rows.size || found.pages.size) return found;
    this.known ??= this.#known();
    const other = nearest(text, this.known);
    if (!other) return found;
    replaced.set(text, other);
    const again = this.#own(other);
    again.pages = (await findInPages(other, this.catalog.version)) ?? new Map();
    return again;
  }

  #known() {
    const known = new Set();
    for (const field of Object.values(this.fields)) for (const text of field.words()) known.add(text);
    for (const { names } of this.names) for (const text of names.flat()) known.add(text);
    return known;
  }

  /** Return row to weight for one word, from the fields and from the names of terms. */
  #own(text) {
    const rows = new Map();
    const add = (row, weight) => rows.set(row, Math.max(rows.get(row) ?? 0, weight) + SOME * Math.min(rows.get(row) ?? 0, weight));
    for (const [name, field] of Object.entries(this.fields)) {
      for (const [row, like] of field.find(text)) add(row, WEIGHTS[name] * like);
    }
    const asked = stem(text);
    for (const { facet, place, names, weight } of this.names) {
      const like = Math.max(0, ...names.flat().map((found) => (text.length > 1 ? likeness(text, asked, found) : 0)));
      if (like < 0.9) continue;
      for (const row of this.catalog.rowsOf(facet.bits[place])) add(row, weight * like);
    }
    return { text, rows };
  }

  #combine(used, typed) {
    const total = this.catalog.size;
    const rarity = used.map(({ rows, pages }) => {
      const number = new Set([...rows.keys(), ...pages.keys()]).size;
      // A word that no title, name or summary has says less about what a page is for.
      return Math.log(1 + total / (number + 2)) * (rows.size ? 1 : 0.6);
    });
    const sum = rarity.reduce((all, each) => all + each, 0) || 1;
    const points = new Map();
    const covered = new Map();
    const give = (map, row, value) => map.set(row, (map.get(row) ?? 0) + value);
    used.forEach(({ rows, pages }, at) => {
      for (const row of new Set([...rows.keys(), ...pages.keys()])) {
        const weight = (rows.get(row) ?? 0) + WEIGHTS.page * (pages.get(row) ?? 0);
        give(points, row, weight * rarity[at]);
        give(covered, row, rarity[at]);
      }
    });
    this.#nameHits(used, typed, rarity, sum, (row, weight, share) => {
      give(points, row, weight);
      covered.set(row, Math.max(covered.get(row) ?? 0, share));
    });
    this.#hintHits(used, rarity, sum, (row, weight, share) => {
      give(points, row, weight);
      covered.set(row, Math.max(covered.get(row) ?? 0, share));
    });
    this.#titleHits(used, sum, (row, weight) => give(points, row, weight));
    const most = Math.max(...covered.values(), 0);
    const scores = new Map();
    for (const [row, score] of points) {
      const share = covered.get(row) / sum;
      if (covered.get(row) >= 0.5 * most) scores.set(row, score * share ** 1.5);
    }
    return scores;
  }

  /** Terms one of whose names stands whole in the question: codes, acronyms, other names. */
  #nameHits(used, typed, rarity, sum, give) {
    const stems = new Set([...typed, ...used.map(({ text }) => text)].map(stem));
    for (const { facet, place, names } of this.names) {
      let best = null;
      for (const name of names) {
        if (!name.length || !name.every((text) => stems.has(stem(text)))) continue;
        // A bare letter or number is a code only when nothing else was asked.
        if (name.join("").length < 3 && name.length === 1 && typed.length > 1 && stopWords.has(name[0])) continue;
        if (/^\p{L}?\d*$/u.test(name.join("")) && typed.length > 1) continue;
        const own = new Set(name.map(stem));
        const share = used.reduce((all, { text }, at) => all + (own.has(stem(text)) ? rarity[at] : 0), 0);
        if (!best || share > best) best = share;
      }
      if (!best) continue;
      for (const row of this.catalog.rowsOf(facet.bits[place])) give(row, best * (2 + NAME * (best / sum) ** 2), best);
    }
  }

  /** Sentences in visitors' words that lead to resources: signs of a term, questions of the home page. */
  #hintHits(used, rarity, sum, give) {
    for (const { words: list, rows, bits } of this.hints) {
      let share = 0;
      used.forEach(({ text }, at) => {
        const asked = stem(text);
        if (list.some((found) => likeness(text, asked, found) >= 0.6)) share += rarity[at];
      });
      if (share < 0.6 * sum) continue;
      const strength = (rows ? HINT : HINT / 2) * share * (share / sum);
      for (const row of rows ?? this.catalog.rowsOf(bits)) give(row, strength, share);
    }
  }

  /** Titles all of whose words were asked. */
  #titleHits(used, sum, give) {
    const stems = new Set(used.map(({ text }) => stem(text)));
    this.catalog.titles.forEach((title, row) => {
      const own = wordsOf(title).filter((text) => !stopWords.has(text));
      if (own.length && own.every((text) => stems.has(stem(text)))) give(row, WHOLE_TITLE * sum * (own.length / stems.size));
    });
  }
}
