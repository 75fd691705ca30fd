// Adds up what the index says of the words of a question: rare words first, and phrases as a whole.

import { rowOf } from "./postings.js";

// What a word counts, beside others, that says who or where and not what.
const LIGHT = 0.4;
// What one counts that tells of danger.
const URGENT = 1.5;
// What one counts that stands aside of what is asked, as before a "but".
const ASIDE = 0.6;
// An answer must have this share of what the best one has.
const SHARE = 0.2;
// The best must say so much of what was asked: more where a word is unknown or was mended. Of a long question the few words count that tell most.
const LEAST_SAID = { known: 0.35, other: 0.46 };
const FEW = 3;
// How much it counts that an answer has more of the words.
const COVERED = 0.25;
// How much it counts that a phrase of a resource is what was asked, and that words stand together in it.
const ALIKE = 0.5;
const TOGETHER = 0.15;
// What its second best phrase counts beside the best.
const SECOND = 0.3;
// A word that no text has counts as if so many had it.
const UNKNOWN = 2;
// What a word says falls with these powers of how many texts have it, and how many have it or what stands for it.
const OWN = 0.4;
const ANY = 0.2;
// In a sentence with more telling words than these, each makes rare words count so much more beside common ones.
const SENTENCE = 4;
const STEEPER = 0.28;
// What an answer says of a word less strongly than so counts as a part of having it.
const HARDLY = 0.2;

const sumOf = (numbers) => numbers.reduce((sum, each) => sum + each, 0);

/** Return what a thing counts: the rarer, the more, the word itself as well as what stands for it. */
const countOf = ({ rows, own }, size, steep) => {
  // By roots: of two words in many texts, the rarer one hardly says more.
  const number = rows?.size ? ((own || rows.size) ** OWN * rows.size ** ANY) ** steep : UNKNOWN;
  return Math.log(1 + (Math.max(0, size - number) + 0.5) / (number + 0.5));
};

/** Return what each thing counts beside the others. */
const countsOf = (things, size) => {
  const telling = things.filter(({ rows, light }) => rows?.size && !light);
  const steep = 1 + STEEPER * Math.max(0, telling.length - SENTENCE);
  const isTurned = telling.some(({ aside }) => !aside);
  return things.map((thing) => {
    const share = (thing.light && telling.length ? LIGHT : 1) * (thing.aside && isTurned ? ASIDE : 1) * (thing.urgent ? URGENT : 1);
    return countOf(thing, size, steep) * share;
  });
};

/**
 * Return row to what its `best` phrase counts, and to what the `second` does: how much of the question it says, how much of each the question says,
 * and how many words stand together there.
 */
const phrasesOf = (things, counts, sum) => {
  const places = new Map();
  things.forEach(({ phrases }, at) => {
    for (const [place, share] of phrases ?? []) {
      const found = places.get(place) ?? { number: 0, count: 0, share: 0 };
      places.set(place, { number: found.number + 1, count: found.count + counts[at], share: found.share + share });
    }
  });
  const best = new Map();
  const second = new Map();
  for (const [place, { number, count, share }] of places) {
    const said = ALIKE * Math.sqrt(Math.min(1, share) * count * sum) + TOGETHER * (number - 1) ** 1.5 * count;
    const row = rowOf(place);
    const [first, less] = [best.get(row) ?? 0, second.get(row) ?? 0];
    best.set(row, Math.max(first, said));
    second.set(row, Math.max(less, Math.min(first, said)));
  }
  return { best, second };
};

/**
 * Return the `scores` of what answers things (row to score), and whether an answer has them all (`whole`).
 * `shareOf` tells what a row counts beside others.
 */
export const rank = (things, size, shareOf) => {
  const isTold = things.some(({ rows, light }) => rows?.size && !light);
  const counts = countsOf(things, size);
  const sum = sumOf(counts);
  const points = new Map();
  const covered = new Map();
  const had = new Map();
  things.forEach(({ rows }, at) => {
    for (const [row, strength] of rows ?? []) {
      points.set(row, (points.get(row) ?? 0) + strength * counts[at]);
      covered.set(row, (covered.get(row) ?? 0) + counts[at]);
      had.set(row, (had.get(row) ?? 0) + counts[at] * Math.min(1, strength / HARDLY));
    }
  });
  const nothing = { scores: new Map(), whole: true };
  // Mostly words that nobody wrote, and guesses among them, is no question.
  const doubt = sumOf(things.map(({ rows, replaced, wasSlip, like }) => (rows ? (replaced || wasSlip ? 0.5 : like ? 0.25 : 0) : 1)));
  if (!covered.size || doubt > 0.5 * things.length) return nothing;
  const most = Math.max(...covered.values());
  const { best, second } = phrasesOf(things, counts, sum);
  const worth = [...had].map(([row, said]) => {
    const part = (said / sum) ** COVERED;
    return { row, score: (points.get(row) + (best.get(row) ?? 0)) * part, more: SECOND * (second.get(row) ?? 0) * part };
  });
  // What only touches on some of the words is no answer.
  const telling = counts.filter((_, at) => !(isTold && things[at].light)).sort((a, b) => b - a);
  const hasAll = most > sumOf(telling) - 1e-9;
  const least = things.every(({ rows, replaced, wasSlip }) => rows && !replaced && !wasSlip) ? LEAST_SAID.known : LEAST_SAID.other;
  if (!hasAll && Math.max(...worth.map(({ score }) => score)) < least * sumOf(telling.slice(0, FEW))) return nothing;
  const shared = worth.map((each) => ({ ...each, share: shareOf(each.row) }));
  const first = Math.max(...shared.map(({ score, share }) => score * share));
  const kept = shared.filter(({ score, share }) => score * share >= SHARE * first);
  const asked = sumOf(counts.filter((_, at) => things[at].rows?.size));
  return { scores: new Map(kept.map(({ row, score, more, share }) => [row, (score + more) * share])), whole: most > asked - 1e-9 };
};
