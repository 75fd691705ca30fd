// Words that nobody wrote: two known ones written as one, or what a typing error may have meant.

const SHORTEST = 3;

const isCrossed = (one, other, i, j) => i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];

/** Return the number of slips between two words, or more than `most`. */
const slips = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (isCrossed(one, other, i, j)) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[other.length];
};

const lettersOf = (word) => [...word].sort().join("");

/** Return how likely one word stands for another that is as near as others: letters in another order, a like beginning. */
const likeness = (typed, meant) => {
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  return at + (lettersOf(typed) === lettersOf(meant) ? typed.length : 0);
};

/** Return whether a word is another one, with at most two slips. */
export const isLike = (typed, meant) => typed[0] === meant[0] && meant.length > 4 && slips(typed, meant, 2) <= 2;

/**
 * Return the known word nearest to one that nobody wrote (`word`, and its `distance` in slips), or nothing. A first letter is seldom wrong;
 * of words that are equally near, one with the same letters is meant, then one that begins alike for longer.
 */
export const nearest = (asked, known) => {
  if (asked.length < 4 || /\d/.test(asked)) return null;
  const most = asked.length < 8 ? 1 : 2;
  let best = null;
  for (const candidate of known) {
    if (candidate[0] !== asked[0] || candidate.length < 3) continue;
    const distance = slips(asked, candidate, best ? best.distance : most);
    if (distance > most) continue;
    const like = likeness(asked, candidate);
    if (!best || distance < best.distance || like > best.like) best = { candidate, distance, like };
  }
  return best && { word: best.candidate, distance: best.distance };
};

/** Return two known words that make up one which nobody wrote, the longer first part first, or nothing. */
export const splitIn = (asked, known) => {
  const words = new Set(known);
  for (let at = asked.length - SHORTEST; at >= SHORTEST; at -= 1) {
    const parts = [asked.slice(0, at), asked.slice(at)];
    if (parts.every((part) => words.has(part))) return parts;
  }
  return null;
};
