// What the page of a check-up brings along, and small helpers to write on it.

import { pageAt } from "../shared/store.js";
import { UNKNOWN } from "./score.js";

/** Return the part of the page with a name. */
export const part = (name, root = document) => root.querySelector(`[data-check="${name}"]`);

/** The check-up, its words, its tools and the terms that it leads to. */
export const data = JSON.parse(part("data").textContent);
export const words = data.words;

export const all = part("all");
export const form = part("form");
export const plan = part("plan-form");

/** Return a word with its names filled in. */
export const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

/** Return a new element. */
export const make = (tag, attributes = {}, ...inner) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inner);
  return made;
};

/** Return what has a title as a link, where it has an address. */
export const link = ({ title, address, language }) => {
  if (!address) return title;
  return make("a", { href: pageAt(address), ...(language && { lang: language, hreflang: language }) }, title);
};

/** Return parts with commas between. */
export const joined = (parts) => parts.flatMap((part, at) => (at ? [", ", part] : [part]));

/** Return a word with one name as nodes, which take its place. */
export const around = (name, key, ...inner) => {
  const [before, after = ""] = words[name].split(`{${key}}`);
  return [before, ...inner, after];
};

/** Return the line with an id. */
export const lineOf = (id) => data.lines.find((line) => line.id === id);

/** Return a line in words. */
export const askOf = (id) => `${id}: ${data.asks[id]}`;

/** Return the code of answers by line. */
export const codeOf = (values) => data.lines.map(({ id }) => values[id] ?? UNKNOWN).join("");

/** Return what the address of a result carries. */
export const hashOf = (code) => `#${data.slug}.${data.fingerprint}.${code}`;

/** Return a day in words. */
export const spokenDay = (date) => new Intl.DateTimeFormat(data.language || undefined, { dateStyle: "long" }).format(date);
