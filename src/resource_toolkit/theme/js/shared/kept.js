// What people wrote on sheets: one key for each field, kept on this device only.

import { root } from "./store.js";

// Sites may share a host: the way to the site stands in the key.
const BEGIN = `toolkit.sheet:${root.pathname}`;
/** Fields that the device had no room for; they live as long as the page. */
const here = new Map();

const keyOf = (slug, field) => `${BEGIN}${slug}#${field}`;

/** Return `[slug, field]` of a key, or nothing when it belongs to something else. */
const partsOf = (key) => {
  if (!key?.startsWith(BEGIN)) return null;
  const at = key.indexOf("#", BEGIN.length);
  return at < 0 ? null : [key.slice(BEGIN.length, at), key.slice(at + 1)];
};

const valueOf = (text) => {
  try {
    const [words, name] = JSON.parse(text);
    return typeof words === "string" && words ? { words, name: String(name ?? "") } : null;
  } catch {
    return null;
  }
};

const keys = () => {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
};

/** Return field to `{words, name}` for all that was written on a sheet. */
export const keptOf = (slug) => {
  const kept = new Map();
  const lead = keyOf(slug, "");
  for (const key of keys()) {
    const value = key.startsWith(lead) && valueOf(localStorage.getItem(key));
    if (value) kept.set(key.slice(lead.length), value);
  }
  for (const [key, value] of here) if (key.startsWith(lead)) kept.set(key.slice(lead.length), value);
  return kept;
};

/** Return slug to how many fields hold words. */
export const sheetsKept = () => {
  const counts = new Map();
  for (const key of new Set([...keys(), ...here.keys()])) {
    const parts = partsOf(key);
    if (parts) counts.set(parts[0], (counts.get(parts[0]) ?? 0) + 1);
  }
  return counts;
};

/** Return whether some words are on this page only. */
export const isUnsaved = () => here.size > 0;

/** Keep the words of a field under its key, or forget them; return whether the device had room. */
export const keep = (slug, field, words, name) => {
  const key = keyOf(slug, field);
  here.delete(key);
  try {
    if (words) localStorage.setItem(key, JSON.stringify([words, name]));
    else localStorage.removeItem(key);
    return true;
  } catch {
    if (words) here.set(key, { words, name });
    return !words;
  }
};

/** Tell `(slug, field, value)` when another window writes; no value when it forgets. */
export const whenKept = (act) => {
  addEventListener("storage", ({ key, newValue }) => {
    const parts = partsOf(key);
    if (parts) act(...parts, newValue === null ? null : valueOf(newValue));
  });
};
