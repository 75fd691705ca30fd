// English stems by Snowball 3 (https://snowballstem.org/algorithms/english/stemmer.html), written anew;
// a test holds them to the Python package that makes the index.

const V = "[aeiouy]";
const REGIONS = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const FIXED = {
  early: "earli", gently: "gentl", idly: "idl", only: "onli", singly: "singl", skies: "sky", skis: "ski", ugly: "ugli",
  andes: "andes", atlas: "atlas", bias: "bias", cosmos: "cosmos", howe: "howe", news: "news", sky: "sky",
};
const SHORT = new RegExp(`(?:[^aeiouy]${V}[^aeiouywxY]|^${V}[^aeiouy]|past)$`);
const STEP2 = {
  ization: "ize", ational: "ate", fulness: "ful", ousness: "ous", iveness: "ive", tional: "tion", biliti: "ble", lessli: "less",
  entli: "ent", ation: "ate", alism: "al", aliti: "al", ousli: "ous", iviti: "ive", fulli: "ful", ogist: "og", enci: "ence",
  anci: "ance", abli: "able", izer: "ize", ator: "ate", alli: "al", bli: "ble", ogi: "og", li: "",
};
const STEP3 = { ational: "ate", tional: "tion", alize: "al", icate: "ic", iciti: "ic", ative: "", ical: "ic", ness: "", ful: "" };
const STEP4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

/** Return where the part after the first vowel and consonant begins, from `at` on. */
const region = (word, at) => {
  const rest = word.slice(at).match(new RegExp(`^[^aeiouy]*${V}+[^aeiouy]`));
  return rest ? at + rest[0].length : word.length;
};

const ending = (word, endings) => Object.keys(endings).find((each) => word.endsWith(each));

const plural = (word) => {
  let found = word.replace(/(?:'s'|'s|')$/, "");
  if (found.endsWith("sses")) return found.slice(0, -2);
  if (/(?:ied|ies)$/.test(found)) return found.slice(0, found.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(found)) return found;
  if (/[aeiouy].+s$/.test(found)) found = found.slice(0, -1);
  return found;
};

const past = (word, p1) => {
  const eed = word.match(/eed(?:ly)?$/);
  if (eed) {
    const left = word.slice(0, eed.index);
    return eed.index < p1 || /^(?:succ|proc|exc)$/.test(left) ? word : `${left}ee`;
  }
  const found = word.match(/(?:ingly|edly|ing|ed)$/);
  if (!found) return word;
  const left = word.slice(0, found.index);
  if (found[0] === "ing" && /^[^aeiouy]y$/.test(left)) return `${left[0]}ie`;
  if (found[0] === "ing" && /^(?:even|cann|inn|earr|herr|out)$/.test(left)) return word;
  if (!/[aeiouy]/.test(left)) return word;
  if (/(?:at|bl|iz)$/.test(left)) return `${left}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(left)) return /^[aeo]..$/.test(left) ? left : left.slice(0, -1);
  return left.length === p1 && SHORT.test(left) ? `${left}e` : left;
};

const second = (word, p1) => {
  const end = ending(word, STEP2);
  if (!end || word.length - end.length < p1) return word;
  const left = word.slice(0, -end.length);
  if ((end === "ogi" && !left.endsWith("l")) || (end === "li" && !/[cdeghkmnrt]$/.test(left))) return word;
  return left + STEP2[end];
};

const third = (word, p1, p2) => {
  const end = ending(word, STEP3);
  if (!end || word.length - end.length < (end === "ative" ? Math.max(p1, p2) : p1)) return word;
  return word.slice(0, -end.length) + STEP3[end];
};

const fourth = (word, p2) => {
  const end = word.match(STEP4);
  if (!end || end.index < p2 || (end[0] === "ion" && !/[st]$/.test(word.slice(0, end.index)))) return word;
  return word.slice(0, end.index);
};

const fifth = (word, p1, p2) => {
  const left = word.slice(0, -1);
  if (word.endsWith("e") && (left.length >= p2 || (left.length >= p1 && !SHORT.test(left)))) return left;
  return word.endsWith("ll") && left.length >= p2 ? left : word;
};

/** Return the stem of a word in small letters. */
export const english = (word) => {
  if (word in FIXED) return FIXED[word];
  if (word.length < 3) return word;
  let found = word.replace(/^'/, "").replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const known = found.match(REGIONS);
  const p1 = known ? known[0].length : region(found, 0);
  const p2 = region(found, p1);
  found = past(plural(found), p1).replace(/(.[^aeiouy])[yY]$/, "$1i");
  found = fourth(third(second(found, p1), p1, p2), p2);
  return fifth(found, p1, p2).toLowerCase();
};
