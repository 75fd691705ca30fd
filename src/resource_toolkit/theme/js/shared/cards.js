// Cards as everywhere: clones of the card that the page brings along, which the site's own template made.

import { here, load } from "./data.js";
import { pageAt } from "./store.js";
import { stem } from "../search/text.js";
import { duration, language, word } from "./words.js";

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’]*/gu;

/** Return the places of words in a text that say one of the ways in its language: those of a phrase stand side by side. */
const placesOf = (texts, ways, spoken) => {
  const stems = texts.map((text) => stem(text.toLowerCase().replace(/['’]s?$/, ""), spoken));
  const places = new Set();
  for (const { language: own, stems: said } of ways) {
    if (own !== spoken) continue;
    stems.forEach((_, at) => {
      if (said.every((each, step) => stems[at + step] === each)) said.forEach((_each, step) => places.add(at + step));
    });
  }
  return places;
};

/** Put a text into an element, the words of a question marked. */
const put = (element, text, ways, spoken = language) => {
  element.textContent = "";
  let last = 0;
  const matches = ways.length ? [...text.matchAll(WORD)] : [];
  const places = placesOf(matches.map(([found]) => found), ways, spoken);
  matches.forEach((match, at) => {
    if (!places.has(at)) return;
    const mark = document.createElement("mark");
    mark.textContent = match[0];
    element.append(text.slice(last, match.index), mark);
    last = match.index + match[0].length;
  });
  element.append(text.slice(last));
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
    this.waiting = [];
    this.glance = catalog.facets.filter((facet) => facet.glance);
    this.spoken = catalog.facets.find((facet) => facet.language);
  }

  #titles(facet, row) {
    return this.catalog.termsOf(facet, row).map((place) => facet.terms[place].label);
  }

  /** Return what a card says one by one: what it is, how long it takes, and the rest. */
  glanceOf(row) {
    const titles = this.glance.map((facet) => this.#titles(facet, row)).filter((some) => some.length);
    const [kind = "", ...rest] = titles.map(few);
    const minutes = this.catalog.minutes[row];
    return { kind, time: minutes ? duration(minutes) : "", rest: [this.#spokenIn(row), ...rest].filter(Boolean).join(" · ") };
  }

  /** Return what a resource is at a glance, in words. */
  facts(row) {
    const { kind, time, rest } = this.glanceOf(row);
    return [kind, kind && time, rest].filter(Boolean).join(" · ");
  }

  /** Return the name of the icon of the first term at a glance that has one. */
  #icon(row) {
    for (const facet of this.glance) {
      const icon = this.catalog.termsOf(facet, row).map((place) => facet.icons?.[place]).find(Boolean);
      if (icon) return icon;
    }
    return "";
  }

  /** Put what a resource is at a glance into its card; what is empty goes. */
  #putGlance(card, row) {
    const { kind, time, rest } = this.glanceOf(row);
    const icon = this.#icon(row);
    const sign = card.querySelector(".card__kind .icon");
    if (icon) sign?.firstElementChild.setAttribute("href", `#icon-${icon}`);
    else sign?.remove();
    card.querySelector(".card__kind span").textContent = kind;
    for (const [name, text] of [["time", time], ["facts", rest]]) {
      const place = card.querySelector(`.card__${name}`);
      place.textContent = text;
      if (!text) place.remove();
    }
    if (!icon && !kind && !time) card.querySelector(".card__head").remove();
  }

  /** Add the facts that an agency shows on cards. */
  #addFacts(card, line) {
    let place = card.querySelector(".card__facts");
    if (!place) {
      place = Object.assign(document.createElement("p"), { className: "card__facts" });
      card.append(place);
    }
    place.textContent = [place.textContent, line].filter(Boolean).join(" · ");
  }

  /** Return the name of the language of a resource where it is not that of the page. */
  #spokenIn(row) {
    const code = this.language(row);
    return code && this.spoken.terms.find(({ slug }) => slug === code).label;
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
    return pageAt(`resources/${this.catalog.slugs[row]}/`);
  }

  /**
   * Return the card of a row. What stands in the parts of the texts follows when its part has come.
   * `at` is the facet and the place of the term for which the card says why it is there.
   */
  card(row, ways = [], at = null) {
    const card = this.template.content.firstElementChild.cloneNode(true);
    const { catalog } = this;
    card.dataset.resource = catalog.slugs[row];
    card.removeAttribute("id");
    const spoken = this.language(row);
    if (spoken) card.lang = spoken;
    else card.removeAttribute("lang");
    const link = card.querySelector(".card__title a");
    link.href = this.address(row);
    put(link, catalog.titles[row], ways, spoken || language);
    this.#putGlance(card, row);
    const within = row % catalog.data.part;
    const summary = card.querySelector(".card__summary");
    const tell = ({ summaries, facts }) => {
      put(summary, summaries[within], ways, spoken || language);
      if (facts?.[within]) this.#addFacts(card, facts[within]);
    };
    this.#fill("text", row, summary, tell, () => summary.remove());
    const why = card.querySelector(".card__why");
    const explain = ({ reasons }) => this.#explain(why, row, reasons[at.facet.name][within], at);
    if (at) this.#fill("reasons", row, why, explain, () => why.remove());
    else why.remove();
    return card;
  }

  /** Return other pages that answer: those of the terms that were read in a question, then named ones. */
  pages({ terms, pages }) {
    const own = [...terms].flatMap(([name, places]) => {
      const facet = this.catalog.byName.get(name);
      if (!facet.pages) return [];
      return [...places].map((place) => {
        const term = facet.terms[place];
        const title = word("find_facts_in", { title: facet.title, term: term.label });
        return { title, href: pageAt(`${name}/${term.slug}/`) };
      });
    });
    return [...own, ...pages.map(({ title, address }) => ({ title, href: pageAt(address) }))];
  }

  /** Return the summary of a row. */
  async summary(row) {
    const { summaries } = await load(this.#part("text", row), this.catalog.version);
    return summaries[row % this.catalog.data.part];
  }

  #part(name, row) {
    return `${name}-${Math.floor(row / this.catalog.data.part)}`;
  }

  /** Say why a resource stands at a term, where its file says it. */
  #explain(place, row, reasons, at) {
    const reason = reasons && reasons[this.catalog.termsOf(at.facet, row).indexOf(at.place)];
    if (!reason) {
      place.remove();
      return;
    }
    const head = document.createElement("strong");
    head.textContent = `${word("why_here")}:`;
    place.replaceChildren(head, ` ${reason}`);
  }

  /** Tell the part in which a row stands: at once if it is here, else after the cards are painted. */
  #fill(name, row, place, tell, fail) {
    const { version } = this.catalog;
    const part = this.#part(name, row);
    const values = here(part, version);
    if (values) {
      tell(values);
      return;
    }
    place.textContent = "";
    if (!this.waiting.length) requestAnimationFrame(() => setTimeout(() => this.#loadSome()));
    this.waiting.push(() => {
      // The next answer may have taken the card away.
      if (place.isConnected) load(part, version).then(tell, fail);
    });
  }

  /** Ask for parts, a few at a time: each costs a moment in which the page would not answer. */
  #loadSome() {
    for (const ask of this.waiting.splice(0, 4)) ask();
    if (this.waiting.length) setTimeout(() => this.#loadSome());
  }
}
