// The check-up: answers kept on this device, a leaning, a plan, and the codes of a group.
(() => {
  const $ = (name, root = document) => root.querySelector(`[data-check="${name}"]`);
  const data = JSON.parse($("data").textContent);
  const { words, answers, tools, terms } = data;
  const UNKNOWN = "x";
  const FULL = 100;
  const LOWEST = 3;
  const MOST_CODES = 40;
  const FEW_CODES = 5;
  const DAYS = [14, 42, 90];
  const SVG = "http://www.w3.org/2000/svg";

  // ---------- Scoring: the same as catalog/check_ups.py, and replayed by the same cases ----------

  const isCode = ({ lines, top }, code) =>
    code.length === lines.length && [...code].every((at) => at === UNKNOWN || (/[0-9]/.test(at) && Number(at) <= top));

  const regionAt = ({ regions, scales }, shares) =>
    regions.find(({ from, to }) => scales.every((scale) => (from[scale] ?? 0) <= shares[scale] && shares[scale] <= (to[scale] ?? FULL)))?.term ?? null;

  const bordersOf = ({ regions }, scale) => [...new Set(regions.flatMap(({ from, to }) => [from[scale] ?? 0, (to[scale] ?? FULL) + 1]))];

  const neighborsOf = (checkUp, shares, region) => {
    const { scales, near, regions } = checkUp;
    let points = [{}];
    for (const scale of scales) {
      const low = Math.max(0, shares[scale] - near);
      const high = Math.min(FULL, shares[scale] + near);
      const reached = [low, ...bordersOf(checkUp, scale).filter((at) => low < at && at <= high)];
      points = points.flatMap((point) => reached.map((at) => ({ ...point, [scale]: at })));
    }
    const found = new Set(points.map((point) => regionAt(checkUp, point)));
    return [...new Set(regions.map(({ term }) => term))].filter((term) => found.has(term) && term !== region);
  };

  /** Return where a code lies: share by scale, region, neighbors, lowest lines, number answered. */
  const score = (checkUp, code) => {
    const given = checkUp.lines.map((line, at) => ({ ...line, value: code[at] })).filter(({ value }) => value !== UNKNOWN);
    const shares = {};
    for (const scale of checkUp.scales) {
      const values = given.filter((line) => line.scale === scale).map(({ value }) => Number(value));
      const total = values.reduce((sum, value) => sum + value, 0);
      shares[scale] = values.length ? Math.floor((FULL * total) / (checkUp.top * values.length)) : null;
    }
    const enough = 2 * given.length >= checkUp.lines.length && Object.values(shares).every((share) => share !== null);
    const region = enough ? regionAt(checkUp, shares) : null;
    return {
      shares,
      region,
      neighbors: region ? neighborsOf(checkUp, shares, region) : [],
      lowest: given.sort((one, two) => one.value - two.value).slice(0, LOWEST).map(({ id }) => id),
      answered: given.length,
    };
  };

  /** Return each line as a group answered it, the most disputed first. */
  const group = ({ lines, top }, codes) =>
    lines
      .map(({ id }, at) => {
        const values = codes.map((code) => code[at]).filter((value) => value !== UNKNOWN).map(Number).sort((one, two) => one - two);
        const counts = [...Array(top + 1).keys()].map((answer) => values.filter((value) => value === answer).length);
        const median = values.length ? values[Math.floor((values.length - 1) / 2)] : null;
        return {
          id,
          counts: [...counts, codes.length - values.length],
          median,
          spread: values.length ? values[values.length - 1] - values[0] : 0,
          distance: values.reduce((sum, value) => sum + Math.abs(value - median), 0),
        };
      })
      .sort((one, two) => two.spread - one.spread || two.distance - one.distance);

  globalThis.toolkitCheckUp = { score, group };

  // ---------- What is kept on this device ----------

  const root = new URL(`${JSON.parse(document.getElementById("toolkit").textContent).base.replace(/\/$/, "")}/`, document.baseURI);
  const KEY = `toolkit.check-up:${root.pathname}${data.slug}.${data.fingerprint}`;
  const LIST = `toolkit.list:${root.pathname}`;
  let here = {};
  const load = (key, otherwise) => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? otherwise;
    } catch {
      return otherwise;
    }
  };
  const save = (key, value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Nothing is kept in private windows: answers then live as long as the page.
    }
  };

  // ---------- Small helpers ----------

  const all = $("all");
  const form = $("form");
  const plan = $("plan-form");
  const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  const announce = (text) => document.dispatchEvent(new CustomEvent("toolkit:announce", { detail: text }));
  const make = (tag, attributes = {}, ...inner) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inner);
    return made;
  };
  const link = ({ title, address }) => (address ? make("a", { href: address }, title) : title);
  const joined = (parts) => parts.flatMap((part, at) => (at ? [", ", part] : [part]));
  /** Return a text with one placeholder as nodes, which take its place. */
  const around = (name, key, ...inner) => {
    const [before, after = ""] = words[name].split(`{${key}}`);
    return [before, ...inner, after];
  };
  const askOf = (id) => `${id}: ${data.asks[id]}`;
  const codeOf = (values) => data.lines.map(({ id }) => values[id] ?? UNKNOWN).join("");

  // ---------- The form ----------

  const checked = () => Object.fromEntries(new FormData(form));
  const linesClosed = () => form.elements.first?.value === "no";
  const follow = () => {
    const values = checked();
    const count = data.lines.filter(({ id }) => id in values).length;
    $("meter").value = count;
    $("progress").textContent = say("progress", { answered: count, count: data.lines.length });
    if ($("closed")) $("closed").hidden = !linesClosed();
    $("lines").hidden = $("bar").hidden = linesClosed();
  };
  const keep = () => {
    here = { answers: checked(), plan: planNow() };
    save(KEY, here);
  };

  // ---------- The result ----------

  const hashOf = (code) => `#${data.slug}.${data.fingerprint}.${code}`;

  const dots = (box, codes) => {
    for (const drawing of box.querySelectorAll("svg")) {
      for (const old of drawing.querySelectorAll(".check-plot__dot, .check-plot__count")) old.remove();
      const { across, up } = drawing.dataset;
      const places = new Map();
      for (const code of codes) {
        const { shares } = score(data, code);
        if (shares[across] === null || (up && shares[up] === null)) continue;
        const key = `${shares[across]} ${up ? shares[up] : ""}`;
        places.set(key, (places.get(key) ?? 0) + 1);
      }
      for (const [key, count] of places) {
        const [x, y] = key.split(" ");
        const place = { x: 4 * Number(x), y: up ? 400 - 4 * Number(y) : drawing.viewBox.baseVal.height - 18 };
        const dot = document.createElementNS(SVG, "circle");
        for (const [name, value] of Object.entries({ class: "check-plot__dot", cx: place.x, cy: place.y, r: 11 })) dot.setAttribute(name, value);
        drawing.append(dot);
        if (count > 1) {
          const number = document.createElementNS(SVG, "text");
          for (const [name, value] of Object.entries({ class: "check-plot__count", x: place.x, y: place.y + 5 })) number.setAttribute(name, value);
          number.textContent = count;
          drawing.append(number);
        }
      }
    }
  };

  const tellResult = (found) => {
    const shares = data.scales.map((scale) => {
      const name = found.shares[scale] === null ? "share_none" : "share";
      return make("li", {}, say(name, { scale: data.titles[scale], share: found.shares[scale] }));
    });
    const told = [];
    if (found.region) {
      told.push(make("p", { class: "check-lean" }, `${data.leaning}: `, link(terms[found.region])), make("p", {}, terms[found.region].summary));
    } else {
      told.push(make("p", { class: "check-lean" }, words.too_few));
    }
    told.push(make("ul", {}, ...shares));
    if (found.neighbors.length) {
      told.push(make("p", {}, ...around("neighbors", "terms", ...joined(found.neighbors.map((term) => link(terms[term]))))));
    }
    $("told").replaceChildren(...told);
  };

  const toolItem = (slug) => {
    const { group: groups } = tools[slug];
    return make("li", {}, link(tools[slug]), groups ? ` (${groups})` : "");
  };
  const lineOf = (id) => data.lines.find((line) => line.id === id);
  const tellLow = (found) => {
    const rows = found.lowest.map((id) => make("li", {}, askOf(id), make("ul", {}, ...lineOf(id).low.map(toolItem))));
    $("low").replaceChildren(...(rows.length ? [make("h3", {}, words.low_first), make("ol", {}, ...rows)] : []));
  };

  const notice = (text) => {
    $("notice").textContent = text;
    $("notice").hidden = !text;
  };

  let shown = null;
  const showResult = (code, came = "") => {
    const found = score(data, code);
    shown = code;
    notice(came);
    tellResult(found);
    tellLow(found);
    dots($("plots"), [code]);
    $("plots").hidden = false;
    $("code").textContent = code;
    tellPlan(found);
    turn("result");
  };
  /** Answers of an older set of questions: they are shown as they are, without a result. */
  const showChanged = (code) => {
    shown = null;
    notice(`${words.changed}: ${[...code].join(" ")}`);
    $("told").replaceChildren();
    $("low").replaceChildren();
    $("plots").hidden = true;
    $("code").textContent = code;
    turn("result");
  };
  const turn = (face) => {
    all.classList.toggle("is-result", face === "result");
    form.hidden = face === "result";
    $("result").hidden = face !== "result";
    plan.hidden = face !== "result" || shown === null;
    $("to-plan").hidden = plan.hidden;
  };

  const fromAddress = () => {
    const [, slug, fingerprint, code] = /^#([A-Za-z0-9-]+)\.([0-9a-f]{8})\.([0-9x]{1,40})$/.exec(location.hash) ?? [];
    if (slug !== data.slug) turn("form");
    else if (fingerprint !== data.fingerprint || !isCode(data, code)) showChanged(code);
    else showResult(code, code === codeOf(checked()) ? "" : words.came);
  };

  // ---------- The plan ----------

  const day = (days) => {
    const now = new Date();
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  };
  const spoken = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: "long" });
  const field = (text, control) => make("label", { class: "check-field" }, `${text} `, control);
  const options = (pairs, chosen) =>
    pairs.map(([value, text]) => {
      const option = make("option", { value }, text);
      option.selected = value === chosen;
      return option;
    });
  const planNow = () => (plan.elements.tool0 ? Object.fromEntries(new FormData(plan)) : here.plan);

  const tellPlan = (found) => {
    const kept = here.plan ?? {};
    const suggested = [...new Set(found.lowest.map((id) => lineOf(id).low[0]))];
    const offered = [...new Set([...found.lowest, ...data.lines.map(({ id }) => id)].flatMap((id) => lineOf(id).low))];
    const steps = [0, 1, 2].map((n) => {
      const tool = kept[`tool${n}`] ?? suggested[n] ?? "";
      const whens = DAYS.map((days) => [String(days), say(`when_${days}`, { date: spoken.format(day(days)) })]);
      const choice = options([["", words.tool_none], ...offered.map((slug) => [slug, tools[slug].title])], tool);
      return make(
        "fieldset",
        { class: "check-step" },
        make("legend", {}, say("tool", { number: n + 1 })),
        field(words.which, make("select", { name: `tool${n}` }, ...choice)),
        field(words.who, make("input", { name: `who${n}`, maxlength: 80, value: kept[`who${n}`] ?? "" })),
        field(words.when, make("select", { name: `when${n}` }, ...options(whens, kept[`when${n}`] ?? String(DAYS[n])))),
        field(words.step, make("input", { name: `step${n}`, maxlength: 160, value: kept[`step${n}`] ?? "" })),
      );
    });
    $("steps").replaceChildren(...steps);
    plan.elements.win.value = kept.win ?? "";
  };
  const chosen = () => {
    const values = planNow();
    return [0, 1, 2]
      .filter((n) => values[`tool${n}`])
      .map((n) => ({ slug: values[`tool${n}`], who: values[`who${n}`], step: values[`step${n}`], date: day(Number(values[`when${n}`])) }));
  };

  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  /** Return a line of a calendar in pieces of at most 75 bytes, as RFC 5545 asks. */
  const folded = (line) => {
    const pieces = [""];
    let size = 0;
    for (const sign of line) {
      const bytes = new TextEncoder().encode(sign).length;
      if (size + bytes > 74) {
        pieces.push("");
        size = 0;
      }
      pieces[pieces.length - 1] += sign;
      size += bytes;
    }
    return pieces.join("\r\n ");
  };
  const calendar = () => {
    const dashed = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("");
    const stamp = `${new Date().toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
    const events = chosen().flatMap(({ slug, who, step, date }) => [
      "BEGIN:VEVENT",
      `UID:${data.slug}-${slug}-${dashed(date)}@check-up`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${dashed(date)}`,
      `SUMMARY:${escaped(who ? `${tools[slug].title} (${who})` : tools[slug].title)}`,
      `DESCRIPTION:${escaped([step, new URL(tools[slug].address, location.href).href].filter(Boolean).join("\n"))}`,
      "END:VEVENT",
    ]);
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//check-up//EN", ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
  };
  const download = () => {
    const address = URL.createObjectURL(new Blob([calendar()], { type: "text/calendar" }));
    make("a", { href: address, download: `${data.slug}.ics` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  // ---------- A group ----------

  const readCodes = (text) => {
    const codes = [];
    const refused = [];
    for (const line of text.split("\n").map((each) => each.trim()).filter(Boolean)) {
      const [, slug, fingerprint, code] = /#([A-Za-z0-9-]+)\.([0-9a-f]{8})\.(\w+)$/.exec(line) ?? [];
      const own = slug === data.slug && fingerprint === data.fingerprint;
      const typed = (code ?? line).replace(/[\s-]/g, "").toLowerCase();
      if ((code === undefined || own) && isCode(data, typed)) codes.push(typed);
      else refused.push(line);
    }
    return { codes, refused };
  };

  const groupTable = (lines) => {
    const heads = [words.group_line, ...answers, words.group_median, words.group_spread];
    const rows = lines.map(({ id, counts, median, spread }) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, askOf(id)),
        ...[...counts, median === null ? "" : answers[median], spread].map((value) => make("td", {}, String(value))),
      ),
    );
    const head = make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)));
    const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
    return make("div", { class: "table-scroll", tabindex: 0, role: "group", "aria-label": words.group_line }, table);
  };
  const leanings = (codes) => {
    const counts = new Map();
    for (const code of codes) {
      const { region } = score(data, code);
      const name = region ? terms[region].title : words.group_undecided;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return say("group_leans", { counts: [...counts].map(([name, count]) => `${name}: ${count}`).join("; ") });
  };
  const showGroup = (text) => {
    const { codes: typed, refused } = readCodes(text);
    const codes = typed.slice(0, MOST_CODES);
    const notes = [];
    if (!codes.length) notes.push(words.group_none);
    else if (codes.length < FEW_CODES) notes.push(words.group_few);
    if (typed.length > MOST_CODES) notes.push(say("group_most", { most: MOST_CODES }));
    if (refused.length) notes.push(say("group_refused", { lines: refused.join(" · ") }));
    $("group-note").replaceChildren(...notes.map((note) => make("p", {}, note)));
    if (!codes.length) {
      $("group-result").replaceChildren();
      return;
    }
    const lines = group(data, codes);
    const disputed = lines.filter(({ spread }) => spread).slice(0, 2);
    const plots = make("div", { class: "check-plots" }, ...[...$("plots").children].map((plot) => plot.cloneNode(true)));
    dots(plots, codes);
    $("group-result").replaceChildren(
      make("h3", {}, say("group_title", { count: codes.length })),
      make("p", {}, leanings(codes)),
      plots,
      make("h3", {}, disputed.length ? words.group_talk : words.group_same),
      make("ol", {}, ...disputed.map(({ id }) => make("li", {}, askOf(id)))),
      groupTable(lines),
    );
  };

  // ---------- Acts ----------

  const forget = () => {
    here = {};
    try {
      localStorage.removeItem(KEY);
    } catch {
      // See save().
    }
    form.reset();
    plan.reset();
    $("steps").replaceChildren();
    shown = null;
    history.replaceState(null, "", location.pathname);
    turn("form");
    follow();
    announce(words.forgotten);
    form.querySelector("input").focus();
  };
  const copy = async () => {
    const address = `${location.href.split("#")[0]}${hashOf($("code").textContent)}`;
    const spokenWords = JSON.parse(document.getElementById("toolkit").textContent).words;
    try {
      await navigator.clipboard.writeText(address);
      announce(spokenWords.copied);
    } catch {
      announce(spokenWords.copy_failed.replace("{address}", address));
    }
  };
  const toList = () => {
    const kept = load(LIST, []);
    save(LIST, [...new Set([...(Array.isArray(kept) ? kept : []), ...chosen().map(({ slug }) => slug)])]);
    document.dispatchEvent(new CustomEvent("toolkit:list"));
    announce(words.listed);
  };
  const acts = {
    forget,
    copy,
    calendar: download,
    keep: toList,
    print: () => print(),
    change: () => {
      history.pushState(null, "", location.pathname);
      turn("form");
      form.querySelector("input:checked, input").focus();
    },
    "to-plan": () => document.getElementById("check-plan").focus(),
  };
  all.addEventListener("click", ({ target }) => acts[target.closest("button[data-check]")?.dataset.check]?.());
  form.addEventListener("change", () => {
    follow();
    keep();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const code = codeOf(checked());
    history.pushState(null, "", hashOf(code));
    showResult(code);
    $("result").focus();
  });
  for (const name of ["input", "change"]) plan.addEventListener(name, keep);
  plan.addEventListener("submit", (event) => event.preventDefault());
  $("group-form").addEventListener("submit", (event) => {
    event.preventDefault();
    showGroup(event.target.elements.codes.value);
  });
  for (const name of ["hashchange", "popstate"]) addEventListener(name, fromAddress);

  here = load(KEY, {});
  for (const [name, value] of Object.entries(here.answers ?? {})) {
    const box = [...form.elements].find((each) => each.name === name && each.value === value);
    if (box) box.checked = true;
  }
  $("bar").hidden = $("tools").hidden = $("group").hidden = false;
  follow();
  fromAddress();
})();
