// Filters by a number or a day: two ends, each of which may stay open.

import { isEnd } from "../shared/address.js";
import { language, number, word } from "../shared/words.js";

const days = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });

const told = (type, end) => (type === "date" ? days.format(new Date(`${end}T00:00:00Z`)) : number(Number(end)));

/** Return the part that is asked for in words. */
export const rangeLabel = ({ type }, [low, high]) => {
  const ends = { low: low && told(type, low), high: high && told(type, high) };
  const open = type === "date" ? ["find_range_since", "find_range_until"] : ["find_range_low", "find_range_high"];
  return word(low && high ? "find_range_both" : open[low ? 0 : 1], ends);
};

export class Ends {
  /** `change` is told the two ends when both can be read. */
  constructor(group, measure, make, change) {
    const kinds = { number: { type: "number", step: "any", inputMode: "decimal" }, date: { type: "date" } };
    this.fields = ["find_from", "find_to"].map((name) => make("input", kinds[measure.type]));
    const labels = ["find_from", "find_to"].map((name, at) => make("label", { className: "ends__end" }, word(name), " ", this.fields[at]));
    group.choices.append(make("div", { className: "ends" }, ...labels));
    for (const field of this.fields) {
      field.addEventListener("change", (event) => {
        event.stopPropagation();
        const ends = this.fields.map(({ value }) => value.trim());
        if (ends.every((end) => isEnd(measure.type, end))) change(measure.name, ends);
      });
    }
  }

  show(range) {
    this.fields.forEach((field, at) => {
      const end = range?.[at] ?? "";
      if (field !== document.activeElement && field.value !== end) field.value = end;
    });
  }
}
