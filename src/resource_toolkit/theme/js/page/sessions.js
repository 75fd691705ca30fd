// Dates of trainings: what has passed since the page was built, and the visitor's own time for what is online.
(() => {
  const now = Date.now();
  const inWords = new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
    weekday: "long",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
  /** How many minutes a time with an offset is ahead of UTC. */
  const ahead = (text) => {
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(text);
    return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  };
  for (const list of document.querySelectorAll("[data-sessions]")) {
    const past = list.querySelector("details");
    const coming = list.querySelector("[data-coming]");
    for (const row of [...coming.children]) {
      const { start, end, signUpEnds } = row.dataset;
      const [starts, ends] = [new Date(start), new Date(end)];
      const yours = row.querySelector("[data-your-time]");
      if (ends <= now) {
        for (const part of row.querySelectorAll("[data-until-end], [data-your-time]")) part.remove();
        past.append(row);
      } else if (yours && ahead(start) !== -starts.getTimezoneOffset()) {
        yours.textContent = yours.dataset.yourTime.replace("{when}", inWords.formatRange(starts, ends));
        yours.hidden = false;
      }
      const signUp = row.querySelector("[data-sign-up]");
      if (signUp && new Date(signUpEnds) <= now) {
        signUp.remove();
        row.querySelector("[data-closed]").hidden = false;
      }
    }
    if (!past) continue;
    const count = past.querySelectorAll(".session").length;
    past.querySelector("[data-count]").textContent = count;
    past.hidden = !count;
    list.querySelector(".empty").hidden = coming.childElementCount > 0;
  }
})();
