// Hand an address on: the dialog for it comes only when someone asks.

import { announce, script, shareable, words } from "./store.js";

/** Say an address, so that it can be copied by hand. */
const tell = (address) => announce(words.copy_failed.replace("{address}", address));

/** Copy a text and say so; where the browser refuses, show it to be copied by hand. */
export const copy = async (text, told) => {
  try {
    await navigator.clipboard.writeText(text);
    announce(told);
  } catch {
    tell(text);
  }
};

/**
 * Show the dialog that shares `{address, title, summary}`, and `mail`, a text for mails where it is
 * not that of the others. An address of a copy in a folder is shared as the public one.
 */
export const share = async (what) => {
  const address = shareable(what.address);
  try {
    await script("share");
    await self.toolkitShare({ ...what, address });
  } catch {
    tell(address);
  }
};
