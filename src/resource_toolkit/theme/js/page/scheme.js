// The colors of the page: the visitor's choice, else the device's. Runs before the first paint.
(() => {
  const key = "toolkit.scheme";
  // Earlier versions had other names for the same colors.
  const known = new Map([["dark", "dark"], ["light", "light"], ["slate", "dark"], ["default", "light"]]);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const read = () => {
    try {
      return known.get(localStorage.getItem(key));
    } catch {
      return undefined;
    }
  };
  const apply = () => {
    const scheme = read() || (dark.matches ? "dark" : "light");
    document.body.dataset.scheme = scheme;
    for (const button of document.querySelectorAll("[data-scheme-toggle]")) {
      button.setAttribute("aria-pressed", String(scheme === "dark"));
    }
  };
  document.documentElement.classList.replace("no-js", "js");
  // Words in the address of the finder need more data: they come beside its script, not after it.
  const asked = new URLSearchParams(location.search).get("q") && document.querySelector("script[data-when-asked]");
  for (const href of asked ? asked.dataset.whenAsked.split(" ") : []) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "script", href }));
  }
  // A finder whose script did not come gives way to the lists.
  addEventListener("load", () => {
    const finder = document.getElementById("finder");
    if (finder && !("begun" in finder.dataset)) finder.dataset.failed = "not loaded";
  });
  apply();
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  document.addEventListener("DOMContentLoaded", apply);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-scheme-toggle]")) return;
    const next = document.body.dataset.scheme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(key, next);
    } catch {
      // Private windows keep nothing: the choice then holds for this page only.
    }
    document.body.dataset.scheme = next;
    event.target.closest("[data-scheme-toggle]").setAttribute("aria-pressed", String(next === "dark"));
  });
})();
