// What is asked for, as a query string: the same that the lists of the site and `questions.yml` use.

const SORTS = ["order", "title", "newest", "shortest"];

/** Return a selection that asks for nothing. `plain` names what in the words is no filter, `filters` those that stand first. */
export const nothing = () => ({ q: "", terms: new Map(), ranges: new Map(), minutes: 0, sort: "order", plain: new Set(), filters: [], unknown: [] });

const ENDS = { number: /^-?\d{1,15}(\.\d{1,6})?$/, date: /^\d{4}-\d\d-\d\d$/ };

/** Return whether a text is a number or a day, or nothing. */
export const isEnd = (type, text) => {
  if (!text) return true;
  if (!ENDS[type].test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return type !== "date" || (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(text));
};

/** Return the two ends that `10..500`, `10..` or `..500` asks for, or nothing. */
const rangeOf = ({ type }, value) => {
  const at = value.indexOf("..");
  const ends = [value.slice(0, at), value.slice(at + 2)];
  return at >= 0 && ends.some(Boolean) && ends.every((end) => isEnd(type, end)) ? ends : null;
};

/** Read a query string; what it asks for and the catalog does not know is named in `unknown`. */
export const read = (query, catalog) => {
  const selection = nothing();
  for (const [name, value] of new URLSearchParams(query)) {
    const facet = catalog.byName.get(name);
    const place = facet?.accepted.get(value.trim().toLowerCase());
    if (place !== undefined) {
      if (!selection.terms.has(name)) selection.terms.set(name, new Set());
      selection.terms.get(name).add(place);
    } else if (catalog.measures.get(name)?.filter && rangeOf(catalog.measures.get(name), value)) {
      selection.ranges.set(name, rangeOf(catalog.measures.get(name), value));
    } else if (name === "q") selection.q = value.trim();
    else if (name === "words" && (catalog.byName.has(value) || value === "minutes")) selection.plain.add(value);
    else if (name === "minutes" && /^[1-9]\d{0,5}$/.test(value)) selection.minutes = Number(value);
    else if (name === "filters") selection.filters = value.split(",").filter((each) => each === "minutes" || catalog.byName.has(each));
    else if (name === "sort" && (SORTS.includes(value) || catalog.sorts.has(value))) selection.sort = value;
    else if (value.trim()) selection.unknown.push(`${name}=${value}`);
  }
  return selection;
};

/** Write a selection as a query string, always in the same order. */
export const write = (selection, catalog) => {
  const parts = new URLSearchParams();
  if (selection.q) parts.append("q", selection.q);
  for (const facet of catalog.facets) {
    const places = [...(selection.terms.get(facet.name) ?? [])].sort((a, b) => a - b);
    for (const place of places) parts.append(facet.name, facet.terms[place].slug);
  }
  for (const name of catalog.measures.keys()) {
    if (selection.ranges.has(name)) parts.append(name, selection.ranges.get(name).join(".."));
  }
  if (selection.q) for (const name of selection.plain) parts.append("words", name);
  if (selection.minutes) parts.append("minutes", String(selection.minutes));
  if (selection.sort !== "order") parts.append("sort", selection.sort);
  if (selection.filters.length) parts.append("filters", selection.filters.join(","));
  return parts.toString();
};
