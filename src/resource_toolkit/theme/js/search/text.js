// Words of a text as the index knows them; `outputs/stems.py` has the twin.

import { english } from "./english.js";
import { spanish } from "./spanish.js";

const STEMS = { en: english, es: spanish };
// Words that keep themselves, without accents: their stem is by accident that of other words.
const APART = {
  es: new Set("bebe camara cara casa gato jugo libro mesa meta pared pure sala sol taller tarde tele verde".split(" ")),
};

/** Return a text in small letters without accents. */
export const fold = (text) => {
  const small = text.toLowerCase();
  return /[^\x00-\x7f]/.test(small) ? small.normalize("NFKD").replace(/[\u0300-\u036f]/g, "") : small;
};

/** Return the words of a text in small letters, accents kept. */
export const wordsOf = (text) => {
  const plain = text.toLowerCase().normalize("NFC").replace(/[’‘]/g, "'");
  return plain.replace(/'s?\b/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
};

/** Return what the words of one family share in a language, without accents. */
export const stem = (word, language) => {
  const one = APART[language] && fold(word).replace(/s$/, "");
  return APART[language]?.has(one) ? one : fold((STEMS[language] ?? String)(word));
};
