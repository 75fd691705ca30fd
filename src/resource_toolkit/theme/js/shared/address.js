// What is asked for, as a query string: the same that the lists of the site and `questions.yml` use.

const SORTS = ["order", "title", "newest", "shortest"];

/** Return a selection that asks for nothing. `plain` names what in the words is no filter, `filters` those that stand first. */
export const nothing = () => ({ q: "", terms: new Map(), minutes: 0, sort: "order", plain: new Set(), filters: [], unknown: [] });

/** Read a query string; what it asks for and the catalog does not know is named in `unknown`. */
export const read = (query, catalog) => {
  const selection = nothing();
  for (const [name, value] of new URLSearchParams(query)) {
    const facet = catalog.byName.get(name);
    const place = facet?.accepted.get(value.trim().toLowerCase());
    if (place !== undefined) {
      if (!selection.terms.has(name)) selection.terms.set(name, new Set());
      selection.terms.get(name).add(place);
    } else if (name === "q") selection.q = value.trim();
    else if (name === "words" && (catalog.byName.has(value) || value === "minutes")) selection.plain.add(value);
    else if (name === "minutes" && /^[1-9]\d{0,5}$/.test(value)) selection.minutes = Number(value);
    else if (name === "filters") selection.filters = value.split(",").filter((each) => each === "minutes" || catalog.byName.has(each));
    else if (name === "sort" && SORTS.includes(value)) selection.sort = value;
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
  if (selection.q) for (const name of selection.plain) parts.append("words", name);
  if (selection.minutes) parts.append("minutes", String(selection.minutes));
  if (selection.sort !== "order") parts.append("sort", selection.sort);
  if (selection.filters.length) parts.append("filters", selection.filters.join(","));
  return parts.toString();
};
