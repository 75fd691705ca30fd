// Spanish stems by Snowball 3 (https://snowballstem.org/algorithms/spanish/stemmer.html), written anew;
// a test holds them to the Python package that makes the index.

const V = "[aeiouáéíóúü]";
const C = "[^aeiouáéíóúü]";
const PLAIN = { á: "a", é: "e", í: "i", ó: "o", ú: "u" };
const PRONOUN = /(?:selas|selos|sela|selo|las|les|los|nos|la|le|me|se|lo)$/;
const BEFORE = /(?:iendo|yendo|iéndo|ando|ándo|ar|er|ir|ár|ér|ír)$/;
const STANDARD = new RegExp(
  "(?:amientos|imientos|amiento|imiento|aciones|uciones|adoras|adores|ancias|encias|logías|idades|amente|" +
    "anzas|istas|acion|ucion|ación|ución|ancia|encia|adora|antes|ables|ibles|logía|mente|ismos|icas|osas|ivas|icos|osos|ivos|" +
    "anza|ista|idad|able|ible|ante|ismo|ador|ica|osa|iva|ico|oso|ivo)$",
);
const Y_VERB = /(?:yeron|yendo|yamos|yais|yan|yen|yas|yes|ya|ye|yo|yó)$/;
const VERB = new RegExp(
  "(?:aríamos|eríamos|iríamos|iéramos|iésemos|aríais|eríais|iríais|ábamos|áramos|ásemos|aremos|eremos|iremos|asteis|isteis|" +
    "ierais|ieseis|íamos|abais|arais|aseis|arían|erían|irían|arías|erías|irías|aréis|eréis|iréis|ieran|iesen|ieron|iendo|ieras|ieses|" +
    "aban|aran|asen|aron|ando|abas|adas|idas|aras|ases|íais|ados|idos|amos|imos|emos|aría|ería|iría|iera|iese|aste|iste|arán|erán|irán|arás|erás|irás|" +
    "aba|ada|ida|ara|ase|ían|ado|ido|ías|áis|éis|ará|erá|irá|aré|eré|iré|ía|ad|ed|id|an|en|ar|er|ir|as|es|ís|ió)$",
);
const SOFT = new Set(["en", "es", "éis", "emos"]);

const region = (word, at) => {
  const rest = word.slice(at).match(new RegExp(`^${C}*${V}+${C}`));
  return rest ? at + rest[0].length : word.length;
};

const regionV = (word) => {
  const found = word.match(new RegExp(`^(?:${V}(?:${C}${C}*${V}|${V}+${C})|${C}(?:${C}+${V}|${V}.))`));
  return found ? found[0].length : word.length;
};

const withoutPronoun = (word, pv) => {
  const pronoun = word.match(PRONOUN);
  if (!pronoun) return word;
  const left = word.slice(0, pronoun.index);
  const verb = left.match(BEFORE);
  if (!verb || verb.index < pv) return word;
  if (verb[0] === "yendo") return left.endsWith("uyendo") ? left : word;
  return left.slice(0, verb.index) + verb[0].replace(/[áéí]/, (letter) => PLAIN[letter]);
};

/** Take an ending off a word where it stands in the second region. */
const without = (word, end, p2) => {
  const found = word.match(end);
  return found && found.index >= p2 ? word.slice(0, found.index) : word;
};

const standard = (word, p1, p2) => {
  const found = word.match(STANDARD);
  if (!found) return null;
  const end = found[0];
  const left = word.slice(0, found.index);
  if (end === "amente") {
    if (left.length < p1) return null;
    const less = without(left, /(?:ic|ad|os|iv)$/, p2);
    return left.endsWith("iv") && less !== left ? without(less, /at$/, p2) : less;
  }
  if (left.length < p2) return null;
  if (/^logía/.test(end)) return `${left}log`;
  if (/^uci/.test(end)) return `${left}u`;
  if (/^encia/.test(end)) return `${left}ente`;
  if (end === "mente") return without(left, /(?:able|ible|ante)$/, p2);
  if (/^idad/.test(end)) return without(left, /(?:ic|abil|iv)$/, p2);
  if (/^iv/.test(end)) return without(left, /at$/, p2);
  return /^(?:ador|ante|ancia|aci)/.test(end) ? without(left, /ic$/, p2) : left;
};

const verb = (word, pv) => {
  const tail = word.slice(pv);
  const y = tail.match(Y_VERB);
  const before = y && word.slice(0, pv + y.index);
  if (before?.endsWith("u")) return before;
  const found = tail.match(VERB);
  if (!found) return word;
  const left = word.slice(0, pv + found.index);
  return SOFT.has(found[0]) && left.endsWith("gu") ? left.slice(0, -1) : left;
};

const residual = (word, pv) => {
  const found = word.match(/(?:os|[aeoáéíó])$/);
  if (!found || found.index < pv) return word;
  const left = word.slice(0, found.index);
  return /[eé]/.test(found[0]) && left.endsWith("gu") && left.length - 1 >= pv ? left.slice(0, -1) : left;
};

/** Return the stem of a word in small letters. */
export const spanish = (word) => {
  const pv = regionV(word);
  const p1 = region(word, 0);
  const p2 = region(word, p1);
  const found = withoutPronoun(word, pv);
  return residual(standard(found, p1, p2) ?? verb(found, pv), pv).replace(/[áéíóú]/g, (letter) => PLAIN[letter]);
};
