// Terms that words mean: only words as somebody wrote them down, never others of their family.

import { fold, wordsOf } from "./text.js";

const isWord = (said, word) => said === word || said === `${word}s` || said === `${word}es` || word === `${said}s` || word === `${said}es`;

/** Read what the build exported as `means`. */
export const readMeans = (means, catalog) =>
  means
    .map(([name, place, said]) => ({ name, place, bits: catalog.byName.get(name).bits[place], said: said.map((phrase) => phrase.split(" ")) }))
    .flatMap(({ said, ...mean }) => said.map((phrase) => ({ mean, phrase })))
    .sort((a, b) => b.phrase.length - a.phrase.length);

/** Return what words mean: each a `mean`, and `at` where it stands. The words of a longer phrase mean nothing alone. */
export const meantIn = (words, means, plain = new Set()) => {
  const said = words.map(fold);
  const taken = new Map();
  const found = [];
  for (const { mean, phrase } of means) {
    for (let at = 0; at + phrase.length <= said.length; at += 1) {
      const places = phrase.map((_, step) => at + step);
      if (!phrase.every((word, step) => isWord(said[at + step], word))) continue;
      // Two terms may be meant by one phrase, but not by a part of it.
      if (places.some((place) => taken.has(place) && taken.get(place) !== phrase.join(" "))) continue;
      for (const place of places) taken.set(place, phrase.join(" "));
      if (!plain.has(mean.name) && !found.some((each) => each.mean === mean)) found.push({ mean, at, length: phrase.length });
    }
  }
  return found;
};

/** Return the terms that the words of a thing mean. */
export const meantBy = ({ text, plain }, means) => meantIn(wordsOf(text), means, plain).map(({ mean }) => mean);
