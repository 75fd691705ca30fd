// What a page does beyond reading: menu, tables that scroll, the place in the contents, print.
(() => {
  const { words } = JSON.parse(document.getElementById("toolkit").textContent);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const announce = (text) => {
    const place = document.querySelector("[data-announce]");
    place.textContent = "";
    // An unchanged text is not read again: empty first, then fill.
    setTimeout(() => {
      place.textContent = text;
    }, 50);
    setTimeout(() => {
      if (place.textContent === text) place.textContent = "";
    }, 5000);
  };
  document.addEventListener("toolkit:announce", ({ detail }) => announce(detail));

  // Menu: Escape and a click elsewhere close it; focus goes back to its button.
  for (const menu of all("[data-menu]")) {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
  }

  // Tables and code: each in a region of its own that scrolls; a key can reach it while it is wider than the page.
  const nameOf = (part, kind) => {
    if (part.caption) return part.caption.textContent.trim();
    for (let at = part.parentElement; at && !at.classList.contains("page"); at = at.parentElement) {
      for (let near = at; near; near = near.previousElementSibling) {
        const heading = near.matches("h1,h2,h3,h4") ? near : [...near.querySelectorAll("h1,h2,h3,h4")].pop();
        if (heading) return `${kind}: ${heading.textContent.trim()}`;
      }
    }
    return kind;
  };
  const regions = [];
  for (const table of all(".page__text table")) {
    const made = table.closest(".table-scroll");
    if (made?.hasAttribute("role")) continue;
    const region = made || document.createElement("div");
    region.className = "table-scroll";
    // Columns of sentences need room; columns of words or boxes do not.
    const rows = [...table.rows].map((row) => [...row.cells]);
    for (let at = 0; at < (rows[0]?.length || 0); at++) {
      const column = rows.map((row) => row[at]).filter(Boolean);
      if (column.some((cell) => cell.textContent.trim().length > 24)) {
        for (const cell of column) cell.classList.add("is-prose");
      }
    }
    if (!made) {
      table.before(region);
      region.append(table);
    }
    regions.push([region, nameOf(table, words.table)]);
  }
  for (const code of all(".page__text pre > code")) regions.push([code, nameOf(code, words.code)]);
  const measure = () => {
    for (const [region, name] of regions) {
      const wide = region.scrollWidth > region.clientWidth;
      if (wide) {
        region.tabIndex = 0;
        region.setAttribute("role", "group");
        region.setAttribute("aria-label", name);
      } else {
        for (const attribute of ["tabindex", "role", "aria-label"]) region.removeAttribute(attribute);
      }
    }
  };
  measure();
  addEventListener("resize", measure);

  // Markdown leaves the boxes of hand-written pages without a name.
  for (const box of all(".task-list-control > input")) {
    box.setAttribute("aria-label", box.closest("li").textContent.trim());
  }

  // A link to something inside a closed details element opens it.
  const reveal = () => {
    let target = null;
    try {
      target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return;
    }
    if (!target) return;
    let opened = false;
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS" && !at.open) opened = at.open = true;
    }
    if (opened) target.scrollIntoView();
  };
  reveal();
  addEventListener("hashchange", reveal);

  // Print shows what was folded, and folds it again.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = all(".page details:not([open], .on-this-page, .crosswalk__list, .filled-example)");
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });

  // Contents at the side: mark where the reader is.
  const links = all("[data-toc] a").filter((link) => link.hash);
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (links.length && "IntersectionObserver" in window) {
    const mark = () => {
      let here = -1;
      heads.forEach((head, index) => {
        if (head && head.getBoundingClientRect().top < innerHeight / 3) here = index;
      });
      links.forEach((link, index) => {
        if (index === here) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    };
    let waiting = false;
    addEventListener(
      "scroll",
      () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          mark();
        });
      },
      { passive: true },
    );
    mark();
  }
})();
