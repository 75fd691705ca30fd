// The words of the interface, which the page brings along, and what is made of them.

import { words as everywhere } from "./store.js";

const own = document.getElementById("finder-words") ?? document.getElementById("fill-words");
const words = { ...everywhere, ...(own ? JSON.parse(own.textContent) : {}) };

/** Return a word with its names filled in; one of `own` words, of another language, comes first. */
export const word = (name, values = {}, own = {}) =>
  (own[name] ?? words[name]).replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));

const numbers = new Intl.NumberFormat(words.language);

/** Return a number as people of this language write it. */
export const number = (value) => numbers.format(value);

/** Return a word for one or for many. */
export const counted = (name, count, own = {}) =>
  word(count === 1 ? `${name}_one` : `${name}_many`, { count: number(count) }, own);

/** Return minutes in words, as the pages of the resources tell them. */
export const duration = (minutes) => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours >= 2 || (hours && !rest)) {
    return rest ? `${counted("hours", hours)} ${counted("minutes", rest)}` : counted("hours", hours);
  }
  return counted("minutes", minutes);
};

/** The language of the page. */
export const language = words.language;
