// The fields of a sheet: text areas in its cells and lines, and boxes to tick.

import { word } from "../shared/words.js";

const make = (tag, values = {}, ...inner) => {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...inner);
  return made;
};

/** Return field to its name in words: `{heading, own, name}`, with its row and its label in `own`. */
export const namesOf = (sheet) => {
  const names = new Map();
  let heading = "";
  for (const element of sheet.querySelectorAll("h2, h3, h4, h5, h6, [data-field]")) {
    const { field, label } = element.dataset;
    if (!field) {
      heading = element.textContent.trim();
      continue;
    }
    const row = element.closest("tr")?.dataset.row;
    const told = /^\d+$/.test(row ?? "") ? word("fill_row", { number: row }) : row;
    const own = [...new Set([told, label].filter(Boolean))].join(", ");
    names.set(field, { heading, own, name: [heading, own].filter(Boolean).join(": ") });
  }
  return names;
};

/** Return what a field is: `tick`, `line` (one line in a text) or `cell`. */
export const kindOf = (element) =>
  element.matches("input, .box") ? "tick" : element.matches(".blank") ? "line" : "cell";

/** Take the empty lines at the end of a cell out; return them. */
export const takeLines = (cell) => {
  const lines = [];
  for (let last = cell.lastChild; last; last = cell.lastChild) {
    const isLine = last.nodeName === "BR" || (last.nodeType === Node.TEXT_NODE && !last.data.trim());
    if (!isLine) break;
    last.remove();
    lines.unshift(last);
  }
  return lines;
};

/** One place that holds words. It shows a control, and on paper what was written. */
class Words {
  constructor(element, name, changed) {
    this.isLine = kindOf(element) === "line";
    this.empty = this.isLine ? [...element.childNodes] : takeLines(element);
    const blank = this.isLine ? element.textContent : "";
    this.control = make("textarea", { rows: 1, autocomplete: "off" });
    this.control.setAttribute("aria-label", name);
    this.mirror = make("span", { className: "field__words" });
    this.mirror.setAttribute("aria-hidden", "true");
    this.whole = make("span", { className: "field" }, this.control, this.mirror);
    const lines = this.empty.filter(({ nodeName }) => nodeName === "BR").length;
    this.least = blank || "\n".repeat(Math.max(0, lines - 1));
    if (this.isLine) element.replaceChildren(this.whole);
    else element.append(this.whole);
    this.control.addEventListener("input", () => {
      this.#mirror();
      changed();
    });
    this.control.addEventListener("keydown", (event) => {
      if (this.isLine && event.key === "Enter") event.preventDefault();
    });
    this.words = "";
  }

  get words() {
    const { value } = this.control;
    return value.trim() ? value : "";
  }

  set words(words) {
    if (this.control.value !== words) this.control.value = words;
    this.#mirror();
  }

  #mirror() {
    // The last line needs a sign, or it would have no height.
    this.mirror.textContent = `${this.control.value || this.least} `;
  }

  /** Show on paper what was written, or the empty form as it was. */
  toPaper() {
    const words = make("span", { className: `filled-in filled-in--${this.isLine ? "line" : "cell"}`, textContent: this.words });
    this.paper = this.words ? [words] : this.empty;
    if (this.paper.length) this.whole.replaceWith(...this.paper);
    else {
      this.hole = this.whole.parentNode;
      this.whole.remove();
    }
  }

  toScreen() {
    if (!this.paper) return;
    if (this.paper.length) {
      this.paper[0].before(this.whole);
      for (const node of this.paper) node.remove();
    } else this.hole.append(this.whole);
    this.paper = null;
  }
}

/** One box to tick. */
class Tick {
  constructor(element, name, changed) {
    this.control = element.matches("input") ? element : make("input", { type: "checkbox", className: "box__tick" });
    if (this.control !== element) element.replaceChildren(this.control);
    this.control.autocomplete = "off";
    this.control.setAttribute("aria-label", name);
    this.first = this.control.defaultChecked;
    this.control.addEventListener("change", changed);
  }

  /** `on` or `off` where it is not as the sheet brings it. */
  get words() {
    const { checked } = this.control;
    return checked === this.first ? "" : checked ? "on" : "off";
  }

  set words(words) {
    this.control.checked = words ? words === "on" : this.first;
  }

  toPaper() {}

  toScreen() {}
}

/** Turn what can be filled in into fields; return name to field. `changed` is told which one changes. */
export const makeFields = (elements, names, changed) => {
  const fields = new Map();
  for (const element of elements) {
    const id = element.dataset.field;
    const told = names.get(id);
    const kind = kindOf(element);
    const made = new (kind === "tick" ? Tick : Words)(element, told.name, () => changed(id));
    fields.set(id, Object.assign(made, { id, kind, ...told }));
  }
  return fields;
};
