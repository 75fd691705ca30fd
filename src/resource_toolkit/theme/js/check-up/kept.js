// What is kept on this device, and nowhere else.

import { root } from "../shared/store.js";
import { data } from "./page.js";

const KEY = `toolkit.check-up:${root.pathname}${data.slug}.${data.fingerprint}`;
let here = {};

/** Return the answers and the plan that are kept. */
export const kept = () => here;

/** Read what is kept. */
export const recall = () => {
  try {
    here = JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    // Nothing is kept in private windows: answers then live as long as the page.
  }
};

/** Keep the answers, or what stands in the form of the tools. */
export const keep = (now) => {
  here = { ...here, ...now };
  try {
    localStorage.setItem(KEY, JSON.stringify(here));
  } catch {
    // See recall().
  }
};

/** Forget all of it. */
export const forgetAll = () => {
  here = {};
  try {
    localStorage.removeItem(KEY);
  } catch {
    // See recall().
  }
};
