// The columns that the build exported, as plain scripts: they load from a server and from a folder alike.

import { root } from "./store.js";

export { root };

const waiting = new Map();

/** Return the values of a script that has come, or nothing. */
export const here = (name, version) => {
  const values = globalThis.toolkitData?.[name];
  return values && (!version || values.version === version) ? values : null;
};

/** Ask for a script once; a weak signal may be better the next time. */
const ask = (name, version) => {
  const file = `assets/catalog/${name}.js${version ? `?${version}` : ""}`;
  if (!waiting.has(file)) {
    const found = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(file, root);
      script.onload = () => {
        const values = here(name, version);
        if (values) resolve(values);
        else reject(new Error(`${name}: other build`));
      };
      script.onerror = () => reject(new Error(`${name}: not loaded`));
      document.head.append(script);
    });
    found.catch(() => waiting.delete(file));
    waiting.set(file, found);
  }
  return waiting.get(file);
};

/**
 * Return the values of `assets/catalog/<name>.js`; those of another build are refused. A script may
 * have been asked for before its version was known: if it is of this build, it does not come twice.
 */
export const load = async (name, version) => {
  if (version && !here(name, version)) await waiting.get(`assets/catalog/${name}.js`)?.catch(() => {});
  return here(name, version) ?? ask(name, version);
};
