// The result: a leaning with its neighbors, and the low lines with the tools for them.

import { part, around, askOf, data, joined, lineOf, link, make, say, words } from "./page.js";
import { score } from "./score.js";
import { dots } from "./drawing.js";

const { terms, tools } = data;

const toldShares = (found) =>
  data.scales.map((scale) => {
    const name = found.shares[scale] === null ? "share_none" : "share";
    return make("li", {}, say(name, { scale: data.titles[scale], share: found.shares[scale] }));
  });

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
