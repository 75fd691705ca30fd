// The catalog as sets of bits: OR inside a facet, AND between facets, and what each choice would leave.

const ones = (number) => {
  let n = number - ((number >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

/** Return the slug that the export leaves out because the title says it. */
const slugOf = (title) =>
  title
    .normalize("NFKD")
    .replace(/[^\x00-\x7f]/g, "")
    .toLowerCase()
    .replace(/'/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** Return the numbers of a text: the export writes each as one character, from "0" on. */
const numbersOf = (text) => {
  const numbers = [];
  for (let at = 0; at < text.length; at += 1) numbers.push(text.charCodeAt(at) - 48);
  return numbers;
};

/** Return a number or a day as the columns hold it: days count from the year 2000. */
export const placeOf = (type, text) =>
  type === "date" ? Math.round((Date.parse(`${text}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / 864e5) : Number(text);

/** The facet of the toolkits; the others are named by their vocabularies. */
export const COLLECTIONS = "collections";

export class Catalog {
  /** `data` is what the build exported as `facets`; the title of the collections is a word. */
  constructor(data, collectionsTitle) {
    this.data = data;
    this.version = data.version;
    this.size = data.titles.length;
    this.length = Math.ceil(this.size / 32);
    this.titles = data.titles;
    this.slugs = data.slugs.map((slug, row) => (!slug || slug[0] === "-" ? slugOf(data.titles[row]) + (slug || "") : slug));
    this.minutes = data.minutes;
    this.hasPapers = Boolean(data.papers);
    const collections = {
      name: COLLECTIONS,
      title: collectionsTitle,
      shown: true,
      pages: true,
      terms: data.collections.terms,
      sets: data.collections.terms.map((_, place) => [place]),
      column: data.collections.column,
    };
    this.facets = [...data.facets, collections].map((facet) => this.#facet(facet));
    this.measures = new Map(data.measures.map((measure) => [measure.name, measure]));
    this.sorts = new Set(data.measures.filter(({ sort }) => sort).flatMap(({ name }) => [name, `-${name}`]));
    this.byName = new Map(this.facets.map((facet) => [facet.name, facet]));
  }

  #facet(facet) {
    const bits = facet.terms.map(() => this.none());
    // The rows name the sets of terms that are in use, or each has its own.
    const sets = facet.sets ?? facet.own.split(" ").map(numbersOf);
    const column = facet.sets ? numbersOf(facet.column) : sets.map((_, row) => row);
    column.forEach((set, row) => {
      for (const place of sets[set]) {
        // Where the list is nested, a term also holds what stands at the terms below it.
        for (let at = place, up = 0; at >= 0 && up < 50; at = facet.above?.[at] ?? -1, up += 1) bits[at][row >>> 5] |= 1 << (row & 31);
      }
    });
    const terms = facet.terms.map(([slug, label, ...aliases]) => ({ slug, label, aliases }));
    const accepted = new Map();
    terms.forEach((term, place) => {
      for (const name of [term.slug, ...term.aliases]) {
        if (!accepted.has(name.toLowerCase())) accepted.set(name.toLowerCase(), place);
      }
    });
    return { ...facet, sets, column, terms, bits, accepted };
  }

  none() {
    return new Uint32Array(this.length);
  }

  all() {
    const mask = this.none().fill(0xffffffff);
    if (this.size % 32) mask[this.length - 1] = 2 ** (this.size % 32) - 1;
    return mask;
  }

  /** Return the places of a resource's terms in a facet. */
  termsOf(facet, row) {
    return facet.sets[facet.column[row]];
  }

  /** Return how many pages of paper the sheet of a resource takes at most. */
  pagesOf(row) {
    return this.data.pages.charCodeAt(row) - 48;
  }

  #within(minutes, timeless = false) {
    const mask = this.none();
    this.minutes.forEach((own, row) => {
      if (own ? own <= minutes : timeless) mask[row >>> 5] |= 1 << (row & 31);
    });
    return mask;
  }

  #between(name, [low, high]) {
    const mask = this.none();
    const { type, values } = this.measures.get(name);
    const [least, most] = [low ? placeOf(type, low) : -Infinity, high ? placeOf(type, high) : Infinity];
    values.forEach((own, row) => {
      if (own !== null && own >= least && own <= most) mask[row >>> 5] |= 1 << (row & 31);
    });
    return mask;
  }

  /** Return one mask for each part of a selection that asks for something. */
  #masks({ terms, minutes, timeless, hits, ranges = [] }) {
    const masks = new Map();
    for (const [name, range] of ranges) masks.set(name, this.#between(name, range));
    for (const [name, places] of terms) {
      if (!places.size) continue;
      const mask = this.none();
      for (const place of places) {
        const bits = this.byName.get(name).bits[place];
        for (let at = 0; at < this.length; at += 1) mask[at] |= bits[at];
      }
      masks.set(name, mask);
    }
    if (minutes) masks.set("minutes", this.#within(minutes, timeless));
    if (hits) masks.set("q", hits);
    return masks;
  }

  #both(masks, without) {
    const mask = this.all();
    for (const [name, other] of masks) {
      if (name === without) continue;
      for (let at = 0; at < this.length; at += 1) mask[at] &= other[at];
    }
    return mask;
  }

  /**
   * Answer a selection `{terms: Map(facet, Set(place)), minutes, hits}`: its rows in order, how many
   * rows each choice of each facet would leave with that facet open, and what opening a facet brings.
   */
  answer(selection, times = []) {
    const masks = this.#masks(selection);
    const chosen = this.#both(masks);
    const open = new Map();
    const counts = new Map();
    for (const facet of this.facets) {
      const rest = masks.has(facet.name) ? this.#both(masks, facet.name) : chosen;
      counts.set(facet.name, facet.bits.map((bits) => this.#common(rest, bits)));
    }
    const rest = masks.has("minutes") ? this.#both(masks, "minutes") : chosen;
    counts.set("minutes", times.map((time) => this.#common(rest, this.#within(time))));
    for (const name of masks.keys()) open.set(name, this.count(this.#both(masks, name)));
    return { rows: this.rowsOf(chosen), counts, open };
  }

  #common(one, other) {
    let sum = 0;
    for (let at = 0; at < this.length; at += 1) sum += ones(one[at] & other[at]);
    return sum;
  }

  count(mask) {
    let sum = 0;
    for (const part of mask) sum += ones(part);
    return sum;
  }

  rowsOf(mask) {
    const rows = [];
    mask.forEach((part, at) => {
      for (let left = part; left; left &= left - 1) rows.push(at * 32 + 31 - Math.clz32(left & -left));
    });
    return rows;
  }

  maskOf(rows) {
    const mask = this.none();
    for (const row of rows) mask[row >>> 5] |= 1 << (row & 31);
    return mask;
  }

  #folded() {
    this.foldedTitles ??= this.titles.map((title) => title.toLowerCase());
    return this.foldedTitles;
  }

  /** Return rows as `closest_first` of the core does: our own first, then what has the fewest other terms. */
  #closest(rows, names) {
    const facets = names.map((name) => this.byName.get(name)).filter(({ closest }) => closest);
    const terms = new Map(rows.map((row) => [row, facets.reduce((sum, facet) => sum + this.termsOf(facet, row).length, 0)]));
    const isLink = (row) => row >= this.data.own;
    return [...rows].sort((a, b) => isLink(a) - isLink(b) || terms.get(a) - terms.get(b) || a - b);
  }

  /** Return rows in another order; without one the best match comes first, or the closest to the `names` of facets. */
  sorted(rows, how, scores, names = []) {
    const titles = this.#folded();
    const byTitle = (a, b) =>
      titles[a] < titles[b] ? -1 : titles[a] > titles[b] ? 1 : this.slugs[a] < this.slugs[b] ? -1 : 1;
    const { added } = this.data;
    const time = (row) => this.minutes[row] || Infinity;
    const orders = {
      title: byTitle,
      newest: (a, b) => added[b] - added[a] || a - b,
      shortest: (a, b) => (time(a) === time(b) ? byTitle(a, b) : time(a) - time(b)),
    };
    if (orders[how]) return [...rows].sort(orders[how]);
    if (this.sorts.has(how)) return this.#byMeasure(rows, how, byTitle);
    if (scores) return [...rows].sort((a, b) => scores.get(b) - scores.get(a) || a - b);
    return names.length ? this.#closest(rows, names) : rows;
  }

  /** Return rows by a fact: the largest or newest first, texts from A on; what has none comes last. */
  #byMeasure(rows, how, byTitle) {
    const { type, values } = this.measures.get(how.replace(/^-/, ""));
    const sign = (type === "text") === how.startsWith("-") ? -1 : 1;
    const told = rows.filter((row) => values[row] !== null);
    const others = rows.filter((row) => values[row] === null);
    return [...told.sort((a, b) => sign * (values[a] - values[b]) || byTitle(a, b)), ...others.sort(byTitle)];
  }

  /** Return the row of a slug or of one of its former names, or nothing. */
  rowOf(name) {
    this.bySlug ??= new Map([...Object.entries(this.data.aliases), ...this.slugs.map((slug, row) => [slug, row])]);
    return this.bySlug.get(name);
  }
}
