// A filter with many choices: it has a search of its own, shows the most used ones first, and leaves
// out what would leave nothing.

import { number, word } from "../shared/words.js";

/** A filter with more choices than this has a search of its own; so many stand open at first. */
export const MANY = 12;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export class Many {
  /** `make` builds elements; `totals` says how many resources each choice has in all. */
  constructor(group, title, totals, make) {
    this.group = group;
    this.labels = group.boxes.map(({ whole }) => plain(whole.querySelector(".choice__label").textContent));
    const byUse = totals.map((_, at) => at).sort((a, b) => totals[b] - totals[a] || a - b);
    this.first = new Set(byUse.slice(0, MANY));
    this.all = false;
    const id = `facet-search-${group.details.dataset.facet}`;
    this.field = make("input", { type: "search", id, autocomplete: "off", spellcheck: false });
    const label = make("label", { className: "facet__find", htmlFor: id }, word("find_in_filter", { title }));
    this.note = make("p", { className: "facet__note" });
    // Read out while someone types; what stands outside an open drawer would stay silent.
    this.said = make("p", { className: "hide" });
    this.said.setAttribute("role", "status");
    this.more = make("button", { type: "button", className: "action facet__more" });
    group.choices.querySelector("legend").after(label, this.field);
    group.choices.after(this.more, this.note, this.said);
    this.field.addEventListener("input", () => this.#searched());
    // Enter would send a form around it, and Escape would close the drawer with the filters.
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
      if (event.key === "Escape" && this.field.value) {
        event.preventDefault();
        event.stopPropagation();
        this.field.value = "";
        this.#searched();
      }
    });
    this.more.addEventListener("click", () => {
      this.all = !this.all;
      this.#lay();
      if (!this.all) this.more.scrollIntoView({ block: "nearest" });
    });
  }

  #searched() {
    const { shown, none } = this.#lay();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.said.textContent = this.#told(shown, none);
    }, 600);
  }

  #told(shown, none) {
    const told = word(shown === 1 ? "find_choices_one" : "find_choices_many", { count: number(shown) });
    return none ? `${told} ${word(none === 1 ? "find_hidden_one" : "find_hidden_many", { count: number(none) })}` : told;
  }

  /** Show what fits: what is chosen always stands, and what has the focus. */
  show(numbers) {
    this.numbers = numbers;
    this.#lay();
  }

  #lay() {
    const asked = plain(this.field.value.trim());
    let shown = 0;
    let none = 0;
    let fits = 0;
    this.group.boxes.forEach(({ box, whole }, at) => {
      const kept = box.checked || box === document.activeElement;
      const named = !asked || this.labels[at].includes(asked);
      const some = this.numbers[at] > 0;
      if (named && !some && !kept) none += 1;
      if (named && (some || kept)) fits += 1;
      const open = kept || (named && some && (Boolean(asked) || this.all || this.first.has(at)));
      if (whole.hidden === open) whole.hidden = !open;
      shown += open;
    });
    this.more.hidden = Boolean(asked) || (!this.all && shown >= fits);
    this.more.textContent = this.all ? word("find_fewer") : word("find_all", { count: number(fits) });
    this.more.ariaExpanded = String(this.all);
    const told = asked || none ? this.#told(shown, none) : "";
    if (this.note.textContent !== told) this.note.textContent = told;
    return { shown, none };
  }
}
