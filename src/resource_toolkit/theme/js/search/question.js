// Reads a question: its language, what in it is a filter, and which words are left to look for.

import { isLike } from "./slips.js";
import { fold, stem, wordsOf } from "./text.js";

// All words that say no are one in a phrase.
const NO = "not";
// In a language in which words say so many times as much as in another, they were asked.
const SURE = 2;
// So many words without a meaning of their own may make a phrase that has one.
const WHOLE = 3;

/** Return the words of a question, each with its plain form. */
const tokensOf = (question) => wordsOf(question).map((text) => ({ text, plain: fold(text), used: false }));

const has = (words, word) => ` ${words} `.includes(` ${word} `);

/** Return the languages of a question, the likeliest first, and whether the small words tell it. */
const languagesOf = (question, tokens, spoken) => {
  // The language of the site stands first, and stays so where nothing tells another.
  const names = Object.keys(spoken);
  const count = (name) => tokens.filter(({ plain }) => has(spoken[name].stop, plain)).length;
  const points = new Map(names.map((name) => [name, count(name) + (name === "es" && /[ñáéíóú¿¡]/i.test(question) ? 2 : 0)]));
  const languages = names.sort((a, b) => points.get(b) - points.get(a));
  return { languages, told: points.get(languages[0]) > (points.get(languages[1]) ?? 0) };
};

/** Return whether one of the phrases that a list parts by commas stands at a place. */
const isAt = (phrases, tokens, at) => phrases.split(", ").some((phrase) => phrase.split(" ").every((word, step) => tokens[at + step]?.plain === word));

/** Mark the words that tell less of what is asked: what stands before a turn ("but"), and what is "not just" meant. */
const setAside = (tokens, { turn, beside }) => {
  let isBeside = false;
  tokens.forEach((token, at) => {
    const turns = isAt(turn, tokens, at);
    if (turns) for (const before of tokens.slice(0, at)) before.aside = true;
    isBeside = !turns && (isBeside || (at > 0 && isAt(beside, tokens, at)));
    token.aside = isBeside;
  });
};

/** Mark the words of phrases that say nothing, as "a bit" or "end up". */
const setIdle = (tokens, { idle }) => {
  for (const phrase of idle.split(", ")) {
    for (let at = 0; at < tokens.length; at += 1) take(tokens, at, phrase.split(" "));
  }
};

/** Return whether plain words stand at a place; mark them as used if so. */
const take = (tokens, at, words) => {
  if (words.some((word, step) => tokens[at + step]?.plain !== word || tokens[at + step].used)) return false;
  words.forEach((_, step) => {
    tokens[at + step].used = true;
  });
  return true;
};

/** Return the minutes that a question gives, or 0. */
const minutesIn = (tokens, spoken) => {
  for (const { times, numbers, minutes, hours } of Object.values(spoken)) {
    for (let at = 0; at < tokens.length; at += 1) {
      for (const [words, value] of Object.entries(times)) if (take(tokens, at, words.split(" "))) return value;
    }
    for (let at = 0; at < tokens.length; at += 1) {
      const before = tokens[at - 1]?.plain ?? "";
      const { plain } = tokens[at];
      const isMinute = has(minutes, plain) || (/^\d+$/.test(before) && minutes.split(" ").some((word) => isLike(plain, word)));
      const unit = isMinute ? 1 : has(hours, plain) ? 60 : 0;
      const number = /^\d{1,3}$/.test(before) ? Number(before) : Object.hasOwn(numbers, before) ? numbers[before] : 0;
      if (!unit || !number || (unit === 1 && number < 5)) continue;
      tokens[at].used = tokens[at - 1].used = true;
      return number * unit;
    }
  }
  return 0;
};

/** Mark the words that only say that something counts for a code. */
const takeCredit = (tokens, spoken) => {
  for (const token of tokens) {
    if (Object.values(spoken).some(({ credit }) => has(credit, token.plain))) token.used = true;
  }
};

/** Return the code that a word ends in when it begins with the name of a framework, as in "cda5". */
const gluedCode = (plain, said) => {
  const name = said.find((word) => word.length > 2 && plain.startsWith(word));
  const code = name ? plain.slice(name.length) : "";
  return /^e?s$/.test(code) ? "" : code;
};

/** Return `[facet, place]` for a code behind the name of its framework, or for a code alone. */
const codeIn = (tokens, catalog, codes) => {
  for (const [name, said] of Object.entries(codes)) {
    const facet = catalog.byName.get(name);
    for (let at = 0; at < tokens.length; at += 1) {
      const glued = facet.accepted.get(gluedCode(tokens[at].plain, said));
      const place = glued ?? facet.accepted.get(tokens[at].plain);
      if (place === undefined) continue;
      const isNamed = glued !== undefined || (at > 0 && said.includes(tokens[at - 1].plain));
      if (!isNamed && tokens.length > 1 && tokens[at].plain.length < 3) continue;
      for (let back = at; back >= 0 && (back === at || said.includes(tokens[back].plain)); back -= 1) tokens[back].used = true;
      return [name, place];
    }
  }
  return null;
};

/** Return `[facet, place]` for the name of a language that is not the site's own; "the Spanish" is a thing to talk of. */
const languageIn = (tokens, names, spoken) => {
  const isOneOf = (kind, token) => token && Object.values(spoken).some((language) => has(language[kind], token.plain));
  for (const [name, terms] of Object.entries(names)) {
    for (let place = 1; place < terms.length; place += 1) {
      for (const said of terms[place].map(wordsOf)) {
        const at = tokens.findIndex((_, start) => !isOneOf("the", tokens[start - 1]) && take(tokens, start, said));
        if (at < 0) continue;
        if (isOneOf("in", tokens[at - 1])) tokens[at - 1].used = true;
        return [name, place];
      }
    }
  }
  return null;
};

/**
 * Read a question: `{terms: Map(facet, Set(place)), minutes, languages, told, words, aside, silent}`; `told` is whether
 * the first of its languages is sure, `aside` holds the places of words that tell less, `silent` holds words without
 * a meaning of their own, each with what stands for it in phrases. `plain` names what is to be taken as words and not as a filter.
 */
export const readQuestion = (question, catalog, data, plain = new Set()) => {
  const tokens = tokensOf(question);
  const { languages, told } = languagesOf(question, tokens, data.spoken);
  const terms = new Map();
  const add = (found) => {
    if (!found) return false;
    const [name, place] = found;
    if (plain.has(name)) for (const token of tokens) token.used = false;
    else terms.set(name, new Set([place]));
    return terms.has(name);
  };
  if (add(codeIn(tokens, catalog, data.codes))) takeCredit(tokens, data.spoken);
  const minutes = plain.has("minutes") ? 0 : minutesIn(tokens, data.spoken);
  add(languageIn(tokens, data.names, data.spoken));
  const { stop, not, ...spoken } = data.spoken[languages[0]];
  setAside(tokens, spoken);
  setIdle(tokens, spoken);
  const left = tokens.filter((token) => !token.used);
  const aside = new Set([...left.keys()].filter((at) => left[at].aside));
  const small = left.filter(({ plain: said }) => has(stop, said));
  const silent = new Map(small.map(({ text, plain: said }) => [text, has(not, said) ? NO : ""]));
  return { terms, minutes, languages, told, words: left.map(({ text }) => text), aside, silent };
};

/**
 * Return what to look for: each a list of ways `{language, stems}` to say one thing, and the numbers of
 * the `groups` of words that stand for it, by the toolkit's own list, which `postings` knows. A `silent`
 * word is looked for only within a group's phrase: what is burned out is not burned, and who does not talk is silent.
 */
export const thingsOf = async (words, languages, postings, silent = new Map()) => {
  const isSilent = (at) => silent.has(words[at]);
  const stems = words.map((word) => Object.fromEntries(languages.map((name) => [name, silent.get(word) || stem(word, name)])));
  const groupsAt = async (at, language) => {
    const first = stems[at][language];
    if (isSilent(at) && !postings.begins[language]?.has(first)) return [];
    return (await postings.groupsAt(language, first)).map((group) => ({ ...group, language }));
  };
  const known = await Promise.all(words.map(async (_, at) => (await Promise.all(languages.map((name) => groupsAt(at, name)))).flat()));
  /** Return how many words from a place on a phrase takes, or 0. */
  const lengthAt = (at, { language, further }) => {
    let next = at + 1;
    for (const each of further) {
      while (next < words.length && isSilent(next) && stems[next][language] !== each) next += 1;
      if (stems[next]?.[language] !== each) return 0;
      next += 1;
    }
    return next - at;
  };
  const things = [];
  for (let at = 0; at < words.length; ) {
    const fitting = known[at].map((group) => ({ ...group, length: lengthAt(at, group) }));
    const length = Math.max(isSilent(at) ? 0 : 1, ...fitting.map((group) => group.length));
    const taken = words.map((_, place) => place).slice(at, at + length);
    const telling = taken.filter((place) => !isSilent(place));
    const numbers = new Set(fitting.filter((group) => group.length === length).map(({ number }) => number));
    // "Who does what" tells something as a whole, though none of its words does.
    const isWhole = length >= WHOLE && fitting.some((group) => group.length === length && group.further.length === length - 1);
    if (!telling.length && !isWhole) {
      at += 1;
      continue;
    }
    // Texts say "nobody talks" by the latter word, but "burned out" by both.
    const said = telling.length > (isSilent(at) ? 0 : 1) ? telling : taken;
    const ways = languages.map((language) => ({ language, stems: said.map((place) => stems[place][language]) }));
    // One word of a phrase says little of the whole: "do all the work" is no work.
    const isPart = numbers.size > 0 && said.length === 1 && length > 1;
    things.push({ text: words.slice(at, at + length).join(" "), at, length, ways, isPart, groups: [...numbers], others: [] });
    at += length;
  }
  return things;
};

/** Return the languages of words that no small word tells, the likeliest first, and whether the texts tell it. */
export const languagesIn = async (words, languages, postings) => {
  const most = async (word, language) => Math.max(0, ...(await postings.rows(language, stem(word, language))).strengths.values());
  const said = async (language) => (await Promise.all(words.map((word) => most(word, language)))).reduce((sum, each) => sum + each, 0);
  const points = new Map(await Promise.all(languages.map(async (language) => [language, await said(language)])));
  const [first, second] = [...languages].sort((a, b) => points.get(b) - points.get(a));
  const told = points.get(first) > SURE * (points.get(second) ?? 0);
  return { told, languages: told ? [first, ...languages.filter((language) => language !== first)] : languages };
};
