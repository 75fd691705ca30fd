// The columns that the build exported, as plain scripts: they load from a server and from a folder alike.

import { root } from "./store.js";

export { root };

const waiting = new Map();

/** Return the values of a script that has come, or nothing. */
export const here = (name, version) => {
  const values = globalThis.toolkitData?.[name];
  return values && (!version || values.version === version) ? values : null;
};

/** Return the values of `assets/catalog/<name>.js`; those of another build are refused. */
export const load = (name, version) => {
  const come = here(name, version);
  if (come) return Promise.resolve(come);
  if (!waiting.has(name)) {
    const found = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`assets/catalog/${name}.js${version ? `?${version}` : ""}`, root);
      script.onload = () => {
        const values = here(name, version);
        if (values) resolve(values);
        else reject(new Error(`${name}: other build`));
      };
      script.onerror = () => reject(new Error(`${name}: not loaded`));
      document.head.append(script);
    });
    // A weak signal may be better the next time.
    found.catch(() => waiting.delete(name));
    waiting.set(name, found);
  }
  return waiting.get(name);
};
