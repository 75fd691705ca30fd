// The result: a leaning with its neighbors, and the low lines with the tools for them.

import { part, around, askOf, data, joined, lineOf, link, make, say, words } from "./page.js";
import { regionAt, score } from "./score.js";
import { dots } from "./drawing.js";

const { terms, tools } = data;

/** Return each share, and from where to where the region goes that it lies in. */
const toldShares = ({ shares, region }) => {
  const { from, to } = (region && regionAt(data, shares)) || { from: {}, to: {} };
  return data.scales.map((scale) => {
    const told = { scale: data.titles[scale], share: shares[scale], from: from[scale] ?? 0, to: to[scale] ?? 100 };
    if (shares[scale] === null) return make("li", {}, say("share_none", told));
    return make("li", {}, say(scale in from || scale in to ? "share_why" : "share", told));
  });
};

const tellLeaning = (found) => {
  const told = [];
  if (found.region) {
    told.push(make("p", { class: "check-lean" }, `${data.leaning}: `, link(terms[found.region])), make("p", {}, terms[found.region].summary));
  } else {
    told.push(make("p", { class: "check-lean" }, words.too_few));
  }
  told.push(make("ul", {}, ...toldShares(found)));
  if (found.neighbors.length) {
    told.push(make("p", {}, ...around("neighbors", "terms", ...joined(found.neighbors.map((term) => link(terms[term]))))));
  }
  part("told").replaceChildren(...told);
};

/** Return a tool as an entry of a list. */
export const toolItem = (slug) => make("li", {}, link(tools[slug]), tools[slug].group ? ` (${tools[slug].group})` : "");

const tellLow = (found) => {
  const rows = found.lowest.map((id) => make("li", {}, askOf(id), make("ul", {}, ...lineOf(id).low.map(toolItem))));
  part("low").replaceChildren(...(rows.length ? [make("h3", {}, words.low_first), make("ol", {}, ...rows)] : []));
};

const notice = (text) => {
  part("notice").textContent = text;
  part("notice").hidden = !text;
};

/** Show where a code lies; `came` says where it came from. Return its score. */
export const tellResult = (code, came) => {
  const found = score(data, code);
  notice(came);
  tellLeaning(found);
  tellLow(found);
  dots(part("plots"), [code]);
  part("plots").hidden = false;
  part("code").textContent = code;
  return found;
};

/** Show the answers to an older set of questions as they are, without a result. */
export const tellChanged = (code) => {
  notice(`${words.changed}: ${[...code].join(" ")}`);
  part("told").replaceChildren();
  part("low").replaceChildren();
  part("plots").hidden = true;
  part("code").textContent = code;
};
