// How near a word that nobody wrote is to a known one: slips of the finger, and words written by ear.

// Letters that people take for each other by ear, or that lie side by side on a keyboard.
const BY_EAR = new Set(["bv", "cs", "ck", "gj", "iy", "mn", "sz"]);
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const NEIGHBORS = new Set(ROWS.flatMap((row) => [...row].slice(1).map((letter, at) => [row[at], letter].sort().join(""))));
const isVowel = (letter) => "aeiouy".includes(letter);

// What sounds alike in a language, in the order in which it is read.
const SOUNDS = {
  en: [
    [/ph/g, "f"], [/^kn/, "n"], [/^wr/, "r"], [/^wh/, "w"], [/[tsc]ion/g, "shun"], [/tch/g, "ch"], [/igh/g, "i"],
    [/x/g, "ks"], [/c(?=[eiy])/g, "s"], [/c(?!h)k?/g, "k"], [/qu/g, "kw"], [/z/g, "s"], [/w?[eiu]r(?![aeiouy])/g, (found) => (found[0] === "w" ? "wer" : "er")],
    [/wor/g, "wer"], [/ee|ea|ie|ei/g, "e"], [/oa/g, "o"], [/a[iy]/g, "a"], [/y/g, "i"], [/(..)e$/, "$1"],
  ],
  es: [
    [/hu(?=[aei])|w/g, "gu"], [/ch/g, "x"], [/h/g, ""], [/qu(?=[ei])/g, "k"], [/c(?=[ei])/g, "s"], [/c/g, "k"], [/z/g, "s"], [/v/g, "b"],
    [/ll|y/g, "i"], [/g(?=[ei])/g, "j"], [/gu(?=[ei])/g, "g"], [/n(?=[bp])/g, "m"], [/ni(?=[aeou])/g, "n"], [/g?ua/g, "gua"],
  ],
};

/** Return how a plain word sounds in a language: words that sound alike are written alike. */
export const soundOf = (word, language) =>
  (SOUNDS[language] ?? []).reduce((sound, [from, to]) => sound.replace(from, to), word).replace(/(.)\1+/g, "$1");

const swapCost = (one, other) => {
  if (one === other) return 0;
  const pair = one < other ? one + other : other + one;
  if (BY_EAR.has(pair)) return 0.5;
  return NEIGHBORS.has(pair) || (isVowel(one) && isVowel(other)) ? 0.75 : 1;
};

/** Return what it costs that a letter of a word is one too many: little for a doubled one. */
const extraCost = (word, at) => (word[at] === word[at - 1] || word[at] === word[at + 1] ? 0.5 : isVowel(word[at]) ? 0.75 : 1);

const isCrossed = (one, other, i, j) => i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];

/** Return how far two words are apart, in slips, or more than `most`. */
export const distance = (one, other, most) => {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > 2 * most) return most + 1;
  let before = [];
  let last = [0];
  for (let j = 1; j <= other.length; j += 1) last.push(last[j - 1] + extraCost(other, j - 1));
  for (let i = 1; i <= one.length; i += 1) {
    const less = extraCost(one, i - 1);
    const row = [last[0] + less];
    for (let j = 1; j <= other.length; j += 1) {
      let cost = Math.min(last[j] + less, row[j - 1] + extraCost(other, j - 1), last[j - 1] + swapCost(one[i - 1], other[j - 1]));
      if (isCrossed(one, other, i, j)) cost = Math.min(cost, before[j - 2] + 0.75);
      row.push(cost);
    }
    // Two letters may still have changed places.
    if (Math.min(...row, ...last) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length];
};

/** Return whether a word is another one, with at most two slips. */
export const isLike = (typed, meant) => typed[0] === meant[0] && meant.length > 4 && distance(typed, meant, 2) <= 2;

// How many slips a word of so many letters may have: a short one is too soon another word.
const MOST = [0, 0, 0, 0, 0.75, 0.75, 1, 1, 1.5];
const MOST_HEARD = [0, 0, 0, 0, 0.5, 0.5, 0.75, 0.75, 1];
const mostOf = (limits, { length }) => limits[Math.min(length, limits.length - 1)];

// How much farther a word may be that stands with the others of its question.
const FARTHER = 0.25;

// A word that sounds the same was written by ear.
const SAME_SOUND = 0.25;

// The last vowel of a word tells its form in a language: one with another vowel there is another word.
const ENDING = { es: /[aeiou]$/ };

/** Return whether two words differ by their last vowel alone, in a language in which that is no slip. */
const differInForm = (one, other, language) => {
  const [first, second] = [one, other].map((word) => word.replace(ENDING[language] ?? "", ""));
  return one !== other && first === second;
};

/** Return whether words may begin alike: a first letter is seldom wrong, but it may be written by ear. */
const beginAlike = (one, other) => one === other || (one + other === "gj" || one + other === "jg");

/**
 * Return the known words nearest to one that nobody wrote, the nearest first, each `{word, cost}`; `sounds` are theirs.
 * Those that are `far` are a little less near than a word by itself should be.
 */
export const near = (typed, known, sounds, language) => {
  if (typed.length < 3 || /\d/.test(typed)) return [];
  const heard = soundOf(typed, language);
  const [limit, limitHeard] = [mostOf(MOST, typed) + FARTHER, mostOf(MOST_HEARD, heard)];
  const found = [];
  let most = Math.max(limit, SAME_SOUND + limitHeard);
  known.forEach((word, at) => {
    const sound = sounds[at];
    if (word.length < 3 || !beginAlike(heard[0], sound[0]) || Math.abs(word.length - typed.length) > 2) return;
    if (differInForm(typed, word, language)) return;
    const written = distance(typed, word, limit);
    const spoken = distance(heard, sound, limitHeard);
    const cost = Math.min(written > limit ? Infinity : written, spoken > limitHeard ? Infinity : SAME_SOUND + spoken);
    if (cost > most) return;
    found.push({ word, cost, far: spoken > limitHeard && written > limit - FARTHER });
    most = Math.min(most, cost + 0.5 + FARTHER);
  });
  return found.filter(({ cost }) => cost <= most).sort((a, b) => a.cost - b.cost);
};

const SHORTEST = 3;
// A part with a slip must have so many letters.
const LONG = 6;

/** Return two known words that make up one which nobody wrote, the longer first part first, or nothing. */
export const splitIn = (asked, known) => {
  const words = new Set(known);
  for (let at = asked.length - SHORTEST; at >= SHORTEST; at -= 1) {
    const parts = [asked.slice(0, at), asked.slice(at)];
    if (parts.every((part) => words.has(part))) return parts;
  }
  return null;
};

/** Return two words that make up one which nobody wrote, where one of them is known and a long one nearly, or nothing. */
export const splitNear = (asked, known, nearest) => {
  const words = new Set(known);
  let best = null;
  for (let at = SHORTEST + 1; at <= asked.length - SHORTEST - 1; at += 1) {
    const parts = [asked.slice(0, at), asked.slice(at)];
    const wrong = parts.findIndex((part) => !words.has(part));
    if (wrong < 0 || !words.has(parts[1 - wrong]) || parts[wrong].length < LONG) continue;
    const [first] = nearest(parts[wrong]).filter(({ far }) => !far);
    if (first && (!best || first.cost < best.cost)) best = { cost: first.cost, parts: parts.map((part, place) => (place === wrong ? first.word : part)) };
  }
  return best?.parts ?? null;
};
