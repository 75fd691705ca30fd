// A training as it is run: one part at a time in large type, with a clock. It needs no network.
(() => {
  const page = document.querySelector("[data-run]");
  const parts = [...page.querySelectorAll(".run__part")];
  const get = (name) => page.querySelector(`[data-run-${name}]`);
  const words = JSON.parse(get("words").textContent);
  const KEY = `toolkit.run:${location.pathname}`;

  // `since` is when the clock was started; `before` are the seconds that it ran before.
  let state = { at: 0, since: 0, before: 0 };
  const keep = () => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(state));
    } catch {
      // Where nothing is kept, a page that is loaded again begins anew.
    }
  };
  const seconds = () => state.before + (state.since ? (Date.now() - state.since) / 1000 : 0);
  const clock = (all) => {
    const whole = Math.floor(Math.abs(all));
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    return `${hours ? `${hours}:` : ""}${hours ? two(Math.floor(whole / 60) % 60) : Math.floor(whole / 60)}:${two(whole % 60)}`;
  };
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  const tell = () => {
    const part = parts[state.at];
    const left = Number(part.dataset.ends) - seconds();
    const told = say(left < 0 ? words.over : words.left, { time: clock(left) });
    get("part").textContent = say(words.part, { number: state.at + 1, count: parts.length });
    get("elapsed").textContent = `${clock(seconds())} · ${told}`;
    get("progress").value = seconds();
    page.classList.toggle("is-over", left < 0);
  };

  const show = (at, moved) => {
    state.at = Math.min(Math.max(at, 0), parts.length - 1);
    parts.forEach((part, number) => {
      part.classList.toggle("is-away", number !== state.at);
    });
    get("back").disabled = state.at === 0;
    get("next").disabled = state.at === parts.length - 1;
    const { since } = state;
    get("clock").textContent = since ? words.pause : words.start;
    get("clock").setAttribute("aria-pressed", String(Boolean(since)));
    keep();
    tell();
    if (!moved) return;
    parts[state.at].focus({ preventScroll: true });
    get("bar").scrollIntoView();
  };

  const turn = () => {
    state = { ...state, before: seconds(), since: state.since ? 0 : Date.now() };
    show(state.at);
  };

  try {
    state = { ...state, ...JSON.parse(sessionStorage.getItem(KEY) ?? "{}") };
  } catch {
    // See keep().
  }
  page.classList.add("is-running");
  get("bar").hidden = false;
  get("back").addEventListener("click", () => show(state.at - 1, true));
  get("next").addEventListener("click", () => show(state.at + 1, true));
  get("clock").addEventListener("click", turn);
  get("again").addEventListener("click", () => {
    state = { at: 0, since: 0, before: 0 };
    show(0, true);
  });
  const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const elsewhere = target.closest("dialog, input, textarea, select");
    if (!(key in KEYS) || elsewhere || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    show(state.at + KEYS[key], true);
  });
  show(state.at);
  setInterval(tell, 1000);
})();
