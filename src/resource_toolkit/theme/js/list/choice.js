// Which resources of the list are compared: boxes to tick, the address, and the table above the list.

import { announce } from "../shared/store.js";
import { word } from "../shared/words.js";
import { MOST, compared } from "./compare.js";

export class Choice {
  /** `part` finds a part of the page; `partsOf` tells of rows what the table needs; `changed` keeps the address. */
  constructor(part, partsOf, changed) {
    Object.assign(this, { part, partsOf, changed, ticked: new Set(), shown: [] });
    part("compare").addEventListener("click", () => this.#compare());
    part("compare-close").addEventListener("click", () => this.#close());
    part("compare-print").addEventListener("click", () => {
      const { classList } = document.documentElement;
      classList.add("print-compare");
      addEventListener("afterprint", () => classList.remove("print-compare"), { once: true });
      print();
    });
  }

  /** Return the box of a row. */
  box(row, title) {
    const label = Object.assign(document.createElement("label"), { className: "list__compare" });
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: this.ticked.has(row) });
    box.addEventListener("change", () => {
      if (box.checked) this.ticked.add(row);
      else this.ticked.delete(row);
    });
    const which = Object.assign(document.createElement("span"), { className: "hide", textContent: `: ${title}` });
    label.append(box, ` ${word("list_compare_tick")}`, which);
    return label;
  }

  /** Take the rows that an address asks for, and show them. */
  restore(rows) {
    this.ticked = new Set(rows);
    this.shown = rows;
    return this.#show();
  }

  /** Note which rows are on the list; others are compared no more. */
  offer(rows) {
    this.rows = rows;
    for (const row of this.ticked) if (!rows.includes(row)) this.ticked.delete(row);
    this.part("compare").hidden = rows.length < 2;
    if (this.shown.every((row) => rows.includes(row))) return;
    this.shown = [];
    this.#show();
  }

  async #compare() {
    const ticked = this.rows.filter((row) => this.ticked.has(row));
    const wanted = ticked.length ? ticked : this.rows;
    if (wanted.length < 2 || wanted.length > MOST) {
      announce(word("list_compare_how"));
      return;
    }
    this.shown = wanted;
    this.changed();
    announce(word("list_print_wait"));
    await this.#show();
    this.part("compare-title").focus();
  }

  #close() {
    this.shown = [];
    this.changed();
    this.#show();
    this.part("count").focus();
  }

  async #show() {
    const { shown } = this;
    const place = this.part("compared");
    place.hidden = shown.length < 2;
    const table = place.hidden ? [] : [await compared(this.partsOf(shown)).catch(() => word("list_print_failed"))];
    // A later choice wins.
    if (shown === this.shown) this.part("compare-table").replaceChildren(...table);
  }
}
