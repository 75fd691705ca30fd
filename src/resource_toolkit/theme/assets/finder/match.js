// Matches words the way people write them: plurals, endings, accents, small slips.

/** Return a text in small letters without accents. */
export const fold = (text) => {
  const small = text.toLowerCase();
  return /[^\x00-\x7f]/.test(small) ? small.normalize("NFKD").replace(/\p{M}+/gu, "").replace(/[’‘]/g, "'") : small;
};

/** Return the words of a text, folded. */
export const wordsOf = (text) => fold(text).replace(/'s?\b/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];

/** Return what words of one family share; rough, and the same for query and text. */
export const stem = (text) => {
  let found = text;
  if (found.length > 4 && found.endsWith("ies")) found = `${found.slice(0, -3)}y`;
  else if (found.length > 4 && /(s|x|z|ch|sh)es$/.test(found)) found = found.slice(0, -2);
  else if (found.length > 3 && /[^su]s$/.test(found)) found = found.slice(0, -1);
  if (found.length > 5 && found.endsWith("ing")) found = found.slice(0, -3);
  else if (found.length > 4 && found.endsWith("ed")) found = found.slice(0, -2);
  if (found.length > 4 && /([bdgklmnprt])\1$/.test(found)) found = found.slice(0, -1);
  if (found.length > 3 && found.endsWith("e")) found = found.slice(0, -1);
  else if (found.length > 3 && /[^aeiou]y$/.test(found)) found = `${found.slice(0, -1)}i`;
  return found;
};

/** Return how well a word of a text answers a word of a query, from 0 to 1. */
export const likeness = (asked, askedStem, found, foundStem = stem(found)) => {
  if (found === asked) return 1;
  if (foundStem === askedStem) return 0.95;
  if (askedStem.length >= 4 && foundStem.startsWith(askedStem)) return foundStem.length - askedStem.length <= 4 ? 0.6 : 0.4;
  if (foundStem.length >= 5 && askedStem.startsWith(foundStem) && askedStem.length - foundStem.length <= 4) return 0.5;
  return 0;
};

/** Many texts as one, so that a word is found in all of them in one pass. */
export class Texts {
  constructor(texts) {
    this.text = `\n${fold(texts.join("\n"))}\n`;
    this.size = texts.length;
  }

  /** Return row to likeness for the texts that hold words of the families of those asked, one after the other. */
  find(...asked) {
    const stems = asked.map(stem);
    const starts = stems.map((each) => (each.length >= 5 ? each.slice(0, Math.max(4, each.length - 4)) : each.replace(/i$/, "")));
    const found = new Map();
    let row = -1;
    let counted = 0;
    const likes = new Map();
    const families = starts.map((start) => `${start}[\\p{L}\\p{N}]*`);
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${families.join("[^\\p{L}\\p{N}\\n]+")}`, "gu");
    for (const match of this.text.matchAll(pattern)) {
      let like = likes.get(match[0]);
      if (like === undefined) {
        const words = match[0].match(/[\p{L}\p{N}]+/gu);
        like = Math.min(...words.map((word, at) => likeness(asked[at], stems[at], word)));
        likes.set(match[0], like);
      }
      if (!like) continue;
      for (let at = this.text.indexOf("\n", counted); at >= 0 && at < match.index; at = this.text.indexOf("\n", counted)) {
        row += 1;
        counted = at + 1;
      }
      if (like > (found.get(row) ?? 0)) found.set(row, like);
    }
    return found;
  }

  words() {
    return new Set(this.text.match(/[\p{L}\p{N}]+/gu));
  }
}

/** Return the number of slips between two words, or more than `most`. */
const slips = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const crossed = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (crossed) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length];
};

/** Return the known word nearest to one that nobody wrote, or nothing. */
export const nearest = (asked, known) => {
  if (asked.length < 4 || /\d/.test(asked)) return null;
  const most = asked.length < 8 ? 1 : 2;
  let best = null;
  for (const candidate of known) {
    if (candidate.length < 3) continue;
    const distance = slips(asked, candidate, best ? best.distance : most);
    // A slip in the first letter is rare.
    const cost = distance + (candidate[0] === asked[0] ? 0 : 0.5);
    if (distance <= most && (!best || cost < best.cost || (cost === best.cost && candidate < best.candidate))) {
      best = { candidate, distance, cost };
    }
  }
  return best?.candidate ?? null;
};
