// Pages and papers of the site as text and bytes: from the network, or in a folder from scripts beside them.

import { load } from "./data.js";
import { isFolder, script } from "./store.js";

/** Return the HTML of the article of a resource. */
export const articleOf = async (slug, address) => {
  if (isFolder) return (await load(`articles/${slug[0]}`))[slug];
  await script("fetched");
  return self.toolkitFetched.text(address);
};

const bytesOf = async (name, address) => {
  if (isFolder) return Uint8Array.from(atob((await load(name)).bytes), (sign) => sign.charCodeAt(0));
  await script("fetched");
  return self.toolkitFetched.bytes(address);
};

/** Return the bytes of the Word file of a sheet. */
export const paperOf = (slug, address) => bytesOf(`papers/${slug}`, address);

/** Return the bytes of the Word file that holds all of a resource. */
export const wholeOf = (slug, address) => bytesOf(`wholes/${slug}`, address);
