// Dates of trainings: what has passed since the page was built, the visitor's own time for what is online, and
// on the page of all dates the lists that narrow it.
(() => {
  const now = Date.now();
  /** How a date and time are written in the language around an element; Spanish as in the Americas. */
  const wordsAt = (element) =>
    new Intl.DateTimeFormat(element.closest("[lang]")?.lang.replace(/^es$/, "es-US") || undefined, {
      weekday: "long",
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZoneName: "longGeneric",
    });
  /** How many minutes a time with an offset is ahead of UTC. */
  const ahead = (text) => {
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(text);
    return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  };

  const close = (row, past) => {
    for (const part of row.querySelectorAll("[data-until-end], [data-your-time]")) part.remove();
    if (past) past.append(row);
    else row.remove();
  };

  const tellYourTime = (yours) => {
    const { start, end } = yours.closest("[data-start]").dataset;
    const [starts, ends] = [new Date(start), new Date(end)];
    if (ends <= now || ahead(start) === -starts.getTimezoneOffset()) return;
    yours.textContent = yours.dataset.yourTime.replace("{when}", wordsAt(yours).formatRange(starts, ends));
    yours.hidden = false;
  };

  const narrow = (list, form) => {
    const rows = [...list.querySelectorAll("[data-coming] .session")];
    const none = list.querySelector("[data-none-fit]");
    const fits = ({ dataset }, { area, language, where }) =>
      (!area || dataset.areas.split(" ").includes(area)) &&
      (!language || dataset.languages.split(" ").includes(language)) &&
      (!where || (where === "online" ? "online" in dataset : dataset.where === where));
    const show = () => {
      const chosen = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
      for (const row of rows) row.hidden = !fits(row, chosen);
      for (const month of list.querySelectorAll("[data-month]")) {
        month.hidden = !month.querySelector(".session:not([hidden])");
      }
      none.textContent = rows.length && rows.every((row) => row.hidden) ? none.dataset.noneFit : "";
      return chosen;
    };
    const keep = (chosen) => {
      const asked = new URLSearchParams(chosen).toString();
      history.replaceState(null, "", `${location.pathname}${asked && `?${asked}`}${location.hash}`);
    };
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.elements.namedItem(name);
      if (field && [...field.options].some((option) => option.value === value)) field.value = value;
    }
    form.addEventListener("change", () => keep(show()));
    form.hidden = !rows.length;
    show();
  };

  for (const list of document.querySelectorAll("[data-sessions]")) {
    const past = list.querySelector("[data-past]");
    const coming = list.querySelector("[data-coming]");
    for (const row of list.querySelectorAll(":is(.session, li, a)[data-end]")) {
      if (row.parentElement.closest("[data-end], [data-past]")) continue;
      if (new Date(row.dataset.end) <= now) close(row, past);
    }
    for (const yours of list.querySelectorAll("[data-your-time]")) tellYourTime(yours);
    for (const signUp of list.querySelectorAll("[data-sign-up]")) {
      const row = signUp.closest("[data-sign-up-ends]");
      if (new Date(row.dataset.signUpEnds) > now) continue;
      signUp.remove();
      row.querySelector("[data-closed]").hidden = false;
    }
    for (const month of list.querySelectorAll("[data-month]")) if (!month.querySelector(".session")) month.remove();
    if (past) {
      const count = past.querySelectorAll(".session").length;
      past.querySelector("[data-count]").textContent = count;
      past.hidden = !count;
    }
    if (!coming) continue;
    const empty = list.querySelector(".empty");
    if (empty) empty.hidden = coming.childElementCount > 0;
    if (!empty && !coming.childElementCount) list.remove();
    const form = list.querySelector("[data-dates-filter]");
    if (form) narrow(list, form);
  }
})();
