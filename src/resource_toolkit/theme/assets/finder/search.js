// Answers a question in plain words: our own matching of titles and other names, together with hits in the
// whole text. Every word counts by how rare it is; a resource that answers more of them comes first.

import { load } from "./data.js";
import { findInPages, warm } from "./fulltext.js";
import { Texts, likeness, nearest, stem, wordsOf } from "./match.js";
import { stopWords } from "./words.js";

const WEIGHTS = { title: 5, also: 4, summary: 2.5, term: 1.5, collection: 1, page: 2 };
const NAME = 6;
const HINT = 6;
const WHOLE_TITLE = 6;
const SOME = 0.1;
// A word that so many resources have in their names is answered by them. The pages that only mention it,
// about ten times as many, would say little and take long.
const MANY = 150;
const MENTIONS = 10;

/** Put rows into others; of two strengths for one row the greater stays. */
const keepBest = (rows, more) => {
  for (const [row, strength] of more) rows.set(row, Math.max(strength, rows.get(row) ?? 0));
};

/** Return what stands for a word besides itself: the other sides of the forms it belongs to. */
const othersOf = (text, forms) => forms.filter(({ own }) => own.includes(text)).map(({ other }) => other);

const isMeant = (text) => !stopWords.has(text);

/** Return the words of a text, each with its stem. */
const stemmed = (text) => [...new Set(wordsOf(text))].map((found) => [found, stem(found)]);

export class Search {
  constructor(catalog) {
    this.catalog = catalog;
    this.asked = new Map();
  }

  /** Load what is needed; summaries only where they come in one piece. The index of the texts may follow. */
  async ready() {
    const { version, data } = this.catalog;
    warm(version);
    this.loaded ??= (async () => {
      const whole = data.part >= this.catalog.size;
      const [search, texts] = await Promise.all([load("search", version), whole ? load("text-0", version) : null]);
      this.fields = { title: new Texts(this.catalog.titles), also: new Texts(search.also) };
      if (texts) this.fields.summary = new Texts(texts.summaries);
      this.forms = search.acronyms.flatMap(([short, long]) => [
        { own: wordsOf(short), other: wordsOf(long) },
        { own: wordsOf(long), other: wordsOf(short) },
      ]);
      this.names = [];
      for (const facet of this.catalog.facets) {
        const texts_ = search.terms[facet.name];
        facet.terms.forEach((term, place) => {
          const names = [term.slug, term.label, ...(texts_?.[place].split("; ") ?? [])].map(stemmed);
          this.names.push({ facet, place, names, texts: names.flat(), weight: texts_ ? WEIGHTS.term : WEIGHTS.collection });
        });
      }
      this.hints = search.hints.map(([text, rows]) => ({ texts: stemmed(text), rows }));
      for (const facet of this.catalog.facets) {
        facet.terms.forEach((_, place) => {
          const text = search.summaries[facet.name]?.[place];
          if (text) this.hints.push({ texts: stemmed(text), rows: null, bits: facet.bits[place] });
        });
      }
    })();
    this.loaded.catch(() => {
      this.loaded = undefined;
    });
    return this.loaded;
  }

  /**
   * Return `{scores: Map(row, score), stems, replaced: Map(typed, used)}` for a question; without
   * `inPages` what our own columns answer, at once.
   */
  async find(question, inPages = true) {
    await this.ready();
    const words = wordsOf(question);
    const typed = [...new Set(words)];
    const meant = typed.filter(isMeant);
    const asked = meant.length ? meant : typed;
    const forms = this.#formsIn(words);
    const used = await Promise.all(asked.map((text) => (inPages ? this.#word(text, forms) : this.#own(text, othersOf(text, forms)))));
    const replaced = new Map(asked.map((text, at) => [text, used[at].text]).filter(([text, other]) => text !== other));
    const others = forms.flatMap(({ other }) => other.filter(isMeant));
    return {
      scores: this.#combine(used, typed),
      stems: [...new Set([...used.map(({ text }) => text), ...others].map(stem))],
      replaced,
    };
  }

  /** Ask the words that are typed so far, but not the last one, which may go on. */
  async expect(question) {
    await this.ready();
    const words = wordsOf(/[\p{L}\p{N}]$/u.test(question) ? question.replace(/[\p{L}\p{N}]+$/u, "") : question);
    const forms = this.#formsIn(words);
    for (const text of words.filter(isMeant)) this.#word(text, forms);
  }

  /** Return the acronyms and long forms in a question, each with what it stands for. */
  #formsIn(words) {
    const stems = ` ${words.map(stem).join(" ")} `;
    return this.forms.filter(({ own }) => stems.includes(` ${own.map(stem).join(" ")} `));
  }

  /** Return what answers a word; each is asked once. */
  #word(text, forms) {
    const others = othersOf(text, forms);
    const key = [text, ...others.map((other) => other.join(" "))].join("/");
    if (!this.asked.has(key)) {
      this.asked.set(key, this.#ask(text, others).then((found) => {
        // The index may come the next time.
        if (!found.pages) this.asked.delete(key);
        return found;
      }));
    }
    return this.asked.get(key);
  }

  async #ask(text, others) {
    const { version } = this.catalog;
    const found = this.#own(text, others);
    if (found.rows.size > MANY || text.length === 1) return { ...found, pages: new Map() };
    const [pages, ...more] = await Promise.all([
      findInPages(text, version, !found.rows.size),
      ...others.map((other) => findInPages(`"${other.join(" ")}"`, version)),
    ]);
    found.pages = pages;
    if (pages) for (const rows of more) keepBest(pages, rows ?? []);
    if (found.rows.size || found.pages?.size) return found;
    this.known ??= this.#known();
    const other = nearest(text, this.known);
    return other ? { ...this.#own(other), pages: await findInPages(other, version) } : found;
  }

  #known() {
    const known = new Set();
    for (const field of Object.values(this.fields)) for (const text of field.words()) known.add(text);
    for (const { names } of this.names) for (const [text] of names.flat()) known.add(text);
    return known;
  }

  /** Return rows with weights for one word, from the fields and from the names of terms. */
  #own(text, others = []) {
    const rows = new Map();
    const titles = [];
    const add = (row, weight) => {
      const before = rows.get(row) ?? 0;
      rows.set(row, Math.max(before, weight) + SOME * Math.min(before, weight));
    };
    for (const [name, field] of Object.entries(this.fields)) {
      const found = field.find(text);
      for (const other of others) keepBest(found, field.find(...other));
      for (const [row, like] of found) add(row, WEIGHTS[name] * like);
      if (name === "title") for (const [row, like] of found) if (like > 0.9) titles.push(row);
    }
    const asked = stem(text);
    for (const { facet, place, texts, weight } of text.length > 1 ? this.names : []) {
      const like = Math.max(0, ...texts.map(([found, foundStem]) => likeness(text, asked, found, foundStem)));
      if (like < 0.9) continue;
      for (const row of this.catalog.rowsOf(facet.bits[place])) add(row, weight * like);
    }
    return { text, rows, titles, pages: null };
  }

  #combine(used, typed) {
    const { size } = this.catalog;
    const points = new Float64Array(size);
    const covered = new Float64Array(size);
    const rarity = used.map(({ rows, pages }) => {
      let number = rows.size > MANY ? Math.min(rows.size * MENTIONS, size) : rows.size;
      for (const row of pages?.keys() ?? []) if (!rows.has(row)) number += 1;
      // A word that no title, name or summary has says less about what a page is for.
      return Math.log(1 + size / (number + 2)) * (rows.size ? 1 : 0.6);
    });
    const sum = rarity.reduce((all, each) => all + each, 0) || 1;
    used.forEach(({ rows, pages }, at) => {
      for (const [row, weight] of rows) {
        points[row] += weight * rarity[at];
        covered[row] += rarity[at];
      }
      for (const [row, strength] of pages ?? []) {
        points[row] += WEIGHTS.page * strength * rarity[at];
        if (!rows.has(row)) covered[row] += rarity[at];
      }
    });
    const give = (row, weight, share) => {
      points[row] += weight;
      if (covered[row] < share) covered[row] = share;
    };
    this.#nameHits(used, typed, rarity, sum, give);
    this.#hintHits(used, rarity, sum, give);
    this.#titleHits(used, sum, points);
    let most = 0;
    for (const share of covered) if (share > most) most = share;
    const scores = new Map();
    for (let row = 0; row < size; row += 1) {
      if (points[row] && covered[row] >= 0.5 * most) scores.set(row, points[row] * (covered[row] / sum) ** 1.5);
    }
    return scores;
  }

  /** Terms one of whose names stands whole in the question: codes, acronyms, other names. */
  #nameHits(used, typed, rarity, sum, give) {
    const stems = new Set([...typed, ...used.map(({ text }) => text)].map(stem));
    for (const { facet, place, names } of this.names) {
      let best = 0;
      for (const name of names) {
        if (!name.length || !name.every(([, nameStem]) => stems.has(nameStem))) continue;
        // A bare letter or number is a code only when nothing else was asked.
        if (typed.length > 1 && name.length === 1 && /^(\p{L}|\d+)$/u.test(name[0][0])) continue;
        const own = new Set(name.map(([, nameStem]) => nameStem));
        const share = used.reduce((all, { text }, at) => all + (own.has(stem(text)) ? rarity[at] : 0), 0);
        best = Math.max(best, share);
      }
      if (!best) continue;
      for (const row of this.catalog.rowsOf(facet.bits[place])) give(row, best * (2 + NAME * (best / sum) ** 2), best);
    }
  }

  /** Sentences in visitors' words that lead to resources: signs of a term, questions of the home page. */
  #hintHits(used, rarity, sum, give) {
    const asked = used.map(({ text }) => [text, stem(text)]);
    for (const { texts, rows, bits } of this.hints) {
      let share = 0;
      asked.forEach(([text, askedStem], at) => {
        if (texts.some(([found, foundStem]) => likeness(text, askedStem, found, foundStem) >= 0.6)) share += rarity[at];
      });
      if (share < 0.6 * sum) continue;
      const strength = (rows ? HINT : HINT / 2) * share * (share / sum);
      for (const row of rows ?? this.catalog.rowsOf(bits)) give(row, strength, share);
    }
  }

  /** Titles all of whose words were asked: they can only be among those that have the first of them. */
  #titleHits(used, sum, points) {
    const stems = new Set(used.map(({ text }) => stem(text)));
    for (const { titles } of used) {
      for (const row of titles) {
        const own = wordsOf(this.catalog.titles[row]).filter((text) => !stopWords.has(text));
        if (own.length > stems.size || !own.every((text) => stems.has(stem(text)))) continue;
        points[row] += (WHOLE_TITLE * sum * own.length) / stems.size / own.length;
      }
    }
  }
}
