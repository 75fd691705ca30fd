// Cards as everywhere: clones of the card that the page brings along, which the site's own template made.

import { load, root } from "./data.js";
import { fold, likeness, stem } from "./match.js";
import { duration, language, word } from "./words.js";

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’]*/gu;

/** Put a text into an element, the words of a question marked. */
const put = (element, text, stems) => {
  element.textContent = "";
  let at = 0;
  for (const match of stems.length ? text.matchAll(WORD) : []) {
    const found = fold(match[0]).replace(/'s?$/, "");
    if (!stems.some((asked) => likeness(asked, asked, found) >= 0.5 || stem(found) === asked)) continue;
    const mark = document.createElement("mark");
    mark.textContent = match[0];
    element.append(text.slice(at, match.index), mark);
    at = match.index + match[0].length;
  }
  element.append(text.slice(at));
};

// The same as in `render.py`.
const FEW = 2;
const few = (titles) => {
  const told = titles.slice(0, FEW).join(", ");
  return titles.length > FEW ? `${told} ${word("and_more", { count: titles.length - FEW })}` : told;
};

export class Cards {
  constructor(catalog, template) {
    this.catalog = catalog;
    this.template = template;
    this.glance = catalog.facets.filter((facet) => facet.glance);
    this.subjects = catalog.facets.filter((facet) => facet.subject);
    this.spoken = catalog.facets.find((facet) => facet.language);
  }

  #titles(facet, row) {
    return this.catalog.termsOf(facet, row).map((place) => facet.terms[place].label);
  }

  /** Return what a resource is at a glance, in words. */
  facts(row) {
    const found = [];
    const minutes = this.catalog.minutes[row];
    this.glance
      .map((facet) => this.#titles(facet, row))
      .filter((titles) => titles.length)
      .forEach((titles, at) => {
        found.push(few(titles));
        if (at === 0 && minutes) found.push(duration(minutes));
      });
    return found.join(" · ");
  }

  /** Return the language of a resource where it is not that of the page. */
  language(row) {
    if (!this.spoken) return "";
    const places = this.catalog.termsOf(this.spoken, row);
    const own = places.includes(0) || !places.length ? 0 : places[0];
    const code = this.spoken.terms[own].slug;
    return code === language ? "" : code;
  }

  address(row) {
    return new URL(`resources/${this.catalog.slugs[row]}/`, root).href;
  }

  /** Return the card of a row. Its summary follows when its part of the texts has come. */
  card(row, stems = []) {
    const card = this.template.content.firstElementChild.cloneNode(true);
    const { catalog } = this;
    card.dataset.resource = catalog.slugs[row];
    card.removeAttribute("id");
    const spoken = this.language(row);
    if (spoken) card.lang = spoken;
    else card.removeAttribute("lang");
    const link = card.querySelector(".card-title a");
    link.href = this.address(row);
    put(link, catalog.titles[row], stems);
    card.querySelector(".card-facts").textContent = this.facts(row);
    const about = this.subjects.flatMap((facet) => this.#titles(facet, row)).join(", ");
    const collection = catalog.byName.get("collections");
    card.querySelector(".card-why").textContent = about
      ? word("card_about", { terms: about })
      : word("card_from", { collection: this.#titles(collection, row)[0] });
    this.#summarize(row, card.querySelector(".card-summary"), stems);
    return card;
  }

  /** Return the summary of a row. */
  async summary(row) {
    const { part } = this.catalog.data;
    const { summaries } = await load(`text-${Math.floor(row / part)}`, this.catalog.version);
    return summaries[row % part];
  }

  #summarize(row, place, stems) {
    const { part } = this.catalog.data;
    const here = globalThis.toolkitData[`text-${Math.floor(row / part)}`];
    if (here?.version === this.catalog.version) {
      put(place, here.summaries[row % part], stems);
      return;
    }
    place.textContent = "";
    this.summary(row).then(
      (text) => put(place, text, stems),
      () => place.remove(),
    );
  }
}
