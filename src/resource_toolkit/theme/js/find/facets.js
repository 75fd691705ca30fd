// The filters: one folding group per facet, each choice with what it would leave.

import { counted, duration, word } from "../shared/words.js";
import { MANY, Many } from "./many.js";
import { Ends, rangeLabel } from "./ranges.js";

/** Times that people have; another one in the address joins them. */
export const TIMES = [10, 15, 30, 60];

const make = (name, options = {}, ...children) => {
  const { data = {}, ...rest } = options;
  const made = Object.assign(document.createElement(name), rest);
  Object.assign(made.dataset, data);
  made.append(...children);
  return made;
};

export class Facets {
  /** `change(name, value, on)` is told each choice of the visitor. */
  constructor(place, catalog, change) {
    this.catalog = catalog;
    this.groups = new Map();
    this.times = [...TIMES];
    const wide = matchMedia("(min-width: 60em)").matches;
    const timed = catalog.minutes.some(Boolean);
    catalog.facets.forEach((facet, at) => {
      if (!facet.shown) return;
      const totals = facet.bits.map((bits) => catalog.count(bits));
      // A filter that no resource has could only leave nothing.
      if (totals.some(Boolean)) {
        const group = this.#group(facet.name, facet.title, wide && at < 2);
        group.boxes = facet.terms.map((term, position) => this.#choice(group, "checkbox", term.label, String(position)));
        if (facet.terms.length > MANY) group.many = new Many(group, facet.title, totals, make);
        place.append(group.details);
      }
      if (at === 0 && timed) place.append(this.#minutes(wide).details);
    });
    for (const measure of catalog.measures.values()) {
      if (measure.filter) place.append(this.#ends(measure, change).details);
    }
    place.addEventListener("change", ({ target }) => {
      if (target.type === "search") return;
      const { facet } = target.closest("[data-facet]").dataset;
      change(facet, Number(target.value), target.checked);
    });
  }

  /** Put some filters first, and open them where there is room; the others follow in their order. */
  order(first) {
    const named = first.filter((name) => this.groups.has(name));
    const rest = [...this.groups.keys()].filter((name) => !named.includes(name));
    for (const name of [...named, ...rest]) {
      const { details } = this.groups.get(name);
      details.parentElement.append(details);
      if (named.length) details.open = matchMedia("(min-width: 60em)").matches && named.includes(name);
    }
  }

  #group(name, title, open) {
    const note = make("span", { className: "facet__chosen" });
    const summary = make("summary", {}, make("span", { className: "facet__title", textContent: title }), " ", note);
    const choices = make("fieldset", { className: "facet__choices" }, make("legend", { className: "hide", textContent: title }));
    const details = make("details", { className: "facet", open, data: { facet: name } }, summary, choices);
    const group = { details, choices, note };
    this.groups.set(name, group);
    return group;
  }

  #choice(group, type, label, value) {
    const name = `facet-${group.details.dataset.facet}`;
    const box = make("input", { type, name, value });
    const count = make("span", { className: "choice__count" });
    const whole = make("label", { className: "choice" }, box, make("span", { className: "choice__label", textContent: label }), " ", count);
    group.choices.append(whole);
    return { box, count, whole };
  }

  #minutes(open) {
    const group = this.#group("minutes", word("find_minutes"), open);
    group.any = this.#choice(group, "radio", word("find_minutes_any"), "0");
    group.boxes = this.times.map((time) => this.#choice(group, "radio", this.timeLabel(time), String(time)));
    return group;
  }

  #ends(measure, change) {
    const group = this.#group(measure.name, measure.title, false);
    group.boxes = [];
    group.ends = new Ends(group, measure, make, change);
    return group;
  }

  timeLabel(time) {
    return word("find_minutes_choice", { time: duration(time) });
  }

  /** Make room for a time that an address asks for. */
  offer(time) {
    if (!time || this.times.includes(time)) return;
    const group = this.groups.get("minutes");
    if (!group) return;
    this.times.push(time);
    group.boxes.push(this.#choice(group, "radio", this.timeLabel(time), String(time)));
  }

  /** Show what is chosen and what each choice would leave. */
  show(selection, counts) {
    for (const [name, group] of this.groups) {
      const numbers = counts.get(name);
      let chosen = group.ends && selection.ranges.has(name) ? 1 : 0;
      group.boxes.forEach(({ box, count, whole }, at) => {
        const on = name === "minutes" ? selection.minutes === this.times[at] : Boolean(selection.terms.get(name)?.has(at));
        if (box.checked !== on) box.checked = on;
        chosen += on;
        if (count.textContent !== String(numbers[at])) {
          count.textContent = String(numbers[at]);
          whole.classList.toggle("choice--none", !numbers[at]);
          count.title = numbers[at] ? "" : word("find_choice_none");
        }
      });
      group.many?.show(numbers);
      group.ends?.show(selection.ranges.get(name));
      if (group.any) group.any.box.checked = !selection.minutes;
      const told = chosen ? word("find_chosen", { count: chosen }) : "";
      if (group.note.textContent !== told) group.note.textContent = told;
    }
  }

  /** Open the groups in which something is chosen. */
  open(selection) {
    for (const [name, group] of this.groups) {
      if (selection.terms.get(name)?.size || selection.ranges.has(name) || (name === "minutes" && selection.minutes)) group.details.open = true;
    }
  }
}

/** Return the chosen filters as `{name, value, label}`, in display order. */
export const chosen = (selection, catalog, facets) => {
  const found = [];
  if (selection.q) found.push({ name: "q", value: "", label: word("find_words", { words: selection.q }) });
  for (const facet of catalog.facets) {
    for (const place of [...(selection.terms.get(facet.name) ?? [])].sort((a, b) => a - b)) {
      const label = word("find_facts_in", { title: facet.title, term: facet.terms[place].label });
      found.push({ name: facet.name, value: place, label, short: facet.terms[place].label });
    }
  }
  for (const [name, range] of selection.ranges) {
    const measure = catalog.measures.get(name);
    found.push({ name, value: 0, label: word("find_facts_in", { title: measure.title, term: rangeLabel(measure, range) }) });
  }
  if (selection.minutes) {
    const label = word("find_facts_in", { title: word("find_minutes"), term: facets.timeLabel(selection.minutes) });
    found.push({ name: "minutes", value: 0, label, short: facets.timeLabel(selection.minutes) });
  }
  return found;
};

/** Fill a list with one button per chosen filter, and one for all. */
export const showChips = (list, filters, remove, clear) => {
  const chip = (label, text, act) => {
    const button = make("button", { type: "button", className: "chip", textContent: text, onclick: act });
    if (label !== text) button.setAttribute("aria-label", label);
    return make("li", {}, button);
  };
  list.replaceChildren(
    ...filters.map((filter) => {
      const text = filter.short ?? filter.label;
      const made = chip(word("find_remove", { what: filter.label }), text, () => remove(filter));
      made.firstChild.classList.add("chip--remove");
      return made;
    }),
  );
  if (filters.length > 1) list.append(chip(word("find_clear"), word("find_clear"), clear));
  list.hidden = !filters.length;
};

/** Fill a place with what to do when nothing fits: the filters to loosen, best first, and near lists. */
export const showEmpty = (place, filters, open, { remove, clear, lists }) => {
  const ways = new Map();
  for (const filter of filters) if (!ways.has(filter.name)) ways.set(filter.name, { filter, count: open.get(filter.name) ?? 0 });
  const useful = [...ways.values()].filter(({ count }) => count).sort((a, b) => b.count - a.count);
  const button = (text, act) => make("li", {}, make("button", { type: "button", className: "action", textContent: text, onclick: act }));
  place.replaceChildren(
    make("p", { textContent: word(useful.length ? "find_empty" : "find_empty_alone") }),
    make(
      "ul",
      { className: "ways" },
      ...useful.map(({ filter, count }) => {
        const same = filters.filter(({ name }) => name === filter.name).map(({ label }) => label);
        return button(word("find_loosen", { what: same.join(", "), count: counted("resources", count) }), () => remove(filter.name));
      }),
      button(word("find_clear"), clear),
    ),
  );
  if (!lists.length) return;
  const links = lists.map(({ href, text }) => make("li", {}, make("a", { href, textContent: text })));
  place.append(make("p", { textContent: word("find_nearest") }), make("ul", {}, ...links));
};
