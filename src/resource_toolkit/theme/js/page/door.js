// A page for some people says which filters they need first: its ways to the finder carry them.

import { root } from "../shared/store.js";

const { filters } = document.body.dataset;
const finder = new URL("find/", root).href;

// The finder itself only takes them as its own order, where its address says none.
if (filters && !document.getElementById("finder")) {
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target.closest("a[href]");
      if (!link?.href.startsWith(finder)) return;
      const address = new URL(link.href);
      // The pages of all resources from A to Z have no filters.
      if (!/\/find\/(index\.html)?$/.test(address.pathname)) return;
      address.searchParams.set("filters", filters);
      link.href = address.href;
    },
    true,
  );
  document.addEventListener(
    "submit",
    ({ target }) => {
      if (!target.action.startsWith(finder) || target.elements.filters) return;
      target.append(Object.assign(document.createElement("input"), { type: "hidden", name: "filters", value: filters }));
    },
    true,
  );
}
