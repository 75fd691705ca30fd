// Two to four resources side by side: what their pages say at a glance, and how they begin.

import { articleOf } from "../shared/files.js";
import { language, word } from "../shared/words.js";

export const MOST = 4;
const SECTIONS = 2;
// Where the work itself begins, a comparison ends.
const ENDS = "ol, table";
const LEFT_OUT = "img, svg, figure, .tick, script";

const make = (name, text = "", more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });

/** Return a part of another page as it may stand here; nothing when it only shows a picture. */
const taken = (node, address) => {
  const copy = node.cloneNode(true);
  for (const one of copy.querySelectorAll(LEFT_OUT)) one.remove();
  for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
  for (const link of copy.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
  return copy.textContent.trim() ? copy : null;
};

/** Return heading to nodes of the first sections of a page, those before the work itself. */
const sectionsOf = (article, address) => {
  const sections = new Map();
  for (const heading of article.querySelectorAll(".resource__body h2")) {
    const nodes = [];
    for (let next = heading.nextElementSibling; next && !next.matches("h2, section"); next = next.nextElementSibling) nodes.push(next);
    if (sections.size === SECTIONS || nodes.some((node) => node.matches(ENDS) || node.querySelector(ENDS))) break;
    sections.set(heading.textContent, nodes.map((node) => taken(node, address)).filter(Boolean));
  }
  return sections;
};

/** Return what is compared of a page: key to label and nodes. A fact is the same one in every language. */
const read = async ({ slug, address }) => {
  const text = await articleOf(slug, address);
  const article = new DOMParser().parseFromString(text, "text/html").querySelector("[data-resource-page]");
  const facts = [...article.querySelectorAll("dl.facts .fact")].map((fact) => {
    const label = fact.querySelector("dt").textContent.trim();
    return [`fact ${fact.dataset.fact}`, { label, nodes: [make("p", fact.querySelector("dd").textContent.trim())] }];
  });
  const summary = { label: "", nodes: [make("p", article.querySelector(".summary").textContent)] };
  const sections = [...sectionsOf(article, address)].map(([label, nodes]) => [label, { label, nodes }]);
  return { lang: article.lang, found: new Map([["", summary], ...facts, ...sections]) };
};

/** Return the keys of all, those of the most pages first, else in the order in which they came. */
const keysOf = (columns) => {
  const counts = new Map();
  for (const { found } of columns) for (const key of found.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const shared = [...counts.keys()].filter((key) => counts.get(key) > 1);
  return [...shared, ...[...counts.keys()].filter((key) => counts.get(key) === 1)];
};

/** Return the head of the rows of a key: in the language of this page, if one of the pages has it so. */
const headOf = (key, columns) => {
  const having = columns.filter(({ found }) => found.has(key));
  const { found, lang } = having.find((column) => column.lang === language) ?? having[0];
  const { label } = found.get(key);
  return label ? make("th", label, { scope: "rowgroup", colSpan: columns.length, lang }) : null;
};

/** Return a table of resources, each `{slug, title, address}`; rejects when a page cannot be had. */
export const compared = async (parts) => {
  const columns = await Promise.all(parts.map(read));
  const table = make("table", "", { className: "compare" });
  const head = table.createTHead().insertRow();
  parts.forEach(({ title, address }, at) => {
    const cell = make("th", "", { scope: "col" });
    cell.lang = columns[at].lang;
    cell.append(make("a", title, { href: address }));
    head.append(cell);
  });
  for (const key of keysOf(columns)) {
    const body = table.createTBody();
    const told = headOf(key, columns);
    if (told) body.insertRow().append(told);
    const row = body.insertRow();
    for (const { lang, found } of columns) {
      const cell = row.insertCell();
      cell.lang = lang;
      cell.append(...(found.get(key)?.nodes ?? [make("span", "–")]));
    }
  }
  const region = make("div", "", { className: "compare__scroll", tabIndex: 0, role: "region" });
  region.ariaLabel = word("list_compare_title");
  const hint = make("p", word("list_compare_hint"), { className: "compare__hint" });
  region.append(table);
  // Only where columns are out of sight.
  new ResizeObserver(() => {
    hint.hidden = region.scrollWidth <= region.clientWidth + 1;
  }).observe(region);
  const all = make("div");
  all.append(hint, region);
  return all;
};
