// The columns that the build exported, as plain scripts: they load from a server and from a folder alike.

import { root } from "./store.js";

export { root };

const waiting = new Map();

/** Return the values of a script that has come, or nothing. */
export const here = (name, version) => {
  const values = globalThis.toolkitData?.[name];
  return values && (!version || values.version === version) ? values : null;
};

/** Return the file of a script. A copy for a stick joins those of ten numbers, which differ in the last digit. */
const fileOf = (name) => {
  const isCopy = document.querySelector(".copy-note") !== null;
  return `assets/catalog/${isCopy ? name.replace(/^([^/]*-\d*)\d$/, "$1x") : name}.js`;
};

/** Ask for a script once; a weak signal may be better the next time. */
const ask = (name, version) => {
  const file = `${fileOf(name)}${version ? `?${version}` : ""}`;
  if (!waiting.has(file)) {
    const found = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(file, root);
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${name}: not loaded`));
      document.head.append(script);
    });
    waiting.set(file, found);
  }
  const values = waiting.get(file).then(() => {
    const come = here(name, version);
    if (!come) throw new Error(`${name}: other build`);
    return come;
  });
  values.catch(() => waiting.delete(file));
  return values;
};

/**
 * Return the values of `assets/catalog/<name>.js`; those of another build are refused. A script may
 * have been asked for before its version was known: if it is of this build, it does not come twice.
 */
export const load = async (name, version) => {
  if (version && !here(name, version)) await waiting.get(fileOf(name))?.catch(() => {});
  return here(name, version) ?? ask(name, version);
};
