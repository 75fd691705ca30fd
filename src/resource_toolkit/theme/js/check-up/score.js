// Scoring: the same as catalog/check_ups/check_ups.py, and replayed by the same cases.

/** The character of a line without an answer. */
export const UNKNOWN = "x";
const FULL = 100;
const LOWEST = 3;

export const isCode = ({ lines, top }, code) =>
  code.length === lines.length && [...code].every((at) => at === UNKNOWN || (/[0-9]/.test(at) && Number(at) <= top));

/** Return the first region that holds a point. */
export const regionAt = ({ regions, scales }, shares) =>
  regions.find(({ from, to }) => scales.every((scale) => (from[scale] ?? 0) <= shares[scale] && shares[scale] <= (to[scale] ?? FULL)));

const bordersOf = ({ regions }, scale) => [...new Set(regions.flatMap(({ from, to }) => [from[scale] ?? 0, (to[scale] ?? FULL) + 1]))];

const neighborsOf = (checkUp, shares, region) => {
  const { scales, near, regions } = checkUp;
  let points = [{}];
  for (const scale of scales) {
    const low = Math.max(0, shares[scale] - near);
    const high = Math.min(FULL, shares[scale] + near);
    const reached = [low, ...bordersOf(checkUp, scale).filter((at) => low < at && at <= high)];
    points = points.flatMap((point) => reached.map((at) => ({ ...point, [scale]: at })));
  }
  const found = new Set(points.map((point) => regionAt(checkUp, point)?.term));
  return [...new Set(regions.map(({ term }) => term))].filter((term) => found.has(term) && term !== region);
};

/** Return where a code lies: share by scale, region, neighbors, lowest lines, number answered. */
export const score = (checkUp, code) => {
  const given = checkUp.lines.map((line, at) => ({ ...line, value: code[at] })).filter(({ value }) => value !== UNKNOWN);
  const shares = {};
  for (const scale of checkUp.scales) {
    const values = given.filter((line) => line.scale === scale).map(({ value }) => Number(value));
    const total = values.reduce((sum, value) => sum + value, 0);
    shares[scale] = values.length ? Math.floor((FULL * total) / (checkUp.top * values.length)) : null;
  }
  const enough = 2 * given.length >= checkUp.lines.length && Object.values(shares).every((share) => share !== null);
  const region = (enough && regionAt(checkUp, shares)?.term) || null;
  return {
    shares,
    region,
    neighbors: region ? neighborsOf(checkUp, shares, region) : [],
    lowest: given.sort((one, two) => one.value - two.value).slice(0, LOWEST).map(({ id }) => id),
    answered: given.length,
  };
};

/** Return each line as a group answered it, the most disputed first. */
export const group = ({ lines, top }, codes) =>
  lines
    .map(({ id }, at) => {
      const values = codes.map((code) => code[at]).filter((value) => value !== UNKNOWN).map(Number).sort((one, two) => one - two);
      const counts = [...Array(top + 1).keys()].map((answer) => values.filter((value) => value === answer).length);
      const median = values.length ? values[Math.floor((values.length - 1) / 2)] : null;
      return {
        id,
        counts: [...counts, codes.length - values.length],
        median,
        spread: values.length ? values[values.length - 1] - values[0] : 0,
        distance: values.reduce((sum, value) => sum + Math.abs(value - median), 0),
      };
    })
    .sort((one, two) => two.spread - one.spread || two.distance - one.distance);
