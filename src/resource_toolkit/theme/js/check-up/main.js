// The check-up: answers kept on this device, a leaning, a plan, and the codes of a group.

import { save } from "../shared/save.js";
import { announce, pageAt, read, shareable, words as spoken, write } from "../shared/store.js";
import { part, all, codeOf, data, form, hashOf, plan, say, words } from "./page.js";
import { forgetAll, keep, kept, recall } from "./kept.js";
import { group, isCode, score } from "./score.js";
import { calendar } from "./calendar.js";
import { wordFile } from "./document.js";
import { fillSheet } from "./goals.js";
import { chosen, planNow, tellPlan } from "./plan.js";
import { showGroup } from "./room.js";
import { keepResult, showBoth, tellKept } from "./then.js";
import { tellChanged, tellResult } from "./result.js";

globalThis.toolkitCheckUp = { score, group };

const checked = () => Object.fromEntries(new FormData(form));
const linesClosed = () => form.elements.first?.value === "no";

const follow = () => {
  const values = checked();
  const count = data.lines.filter(({ id }) => id in values).length;
  part("meter").value = count;
  part("progress").textContent = say("progress", { answered: count, count: data.lines.length });
  if (part("closed")) part("closed").hidden = !linesClosed();
  part("lines").hidden = part("bar").hidden = linesClosed();
};

/** Turn the page to its form or to its result, which may have no plan. */
const turn = (face, planned = false) => {
  for (const other of document.querySelectorAll('[data-check="other"]')) other.hash = face === "result" ? location.hash : "";
  all.classList.toggle("is-result", face === "result");
  form.hidden = face === "result";
  part("result").hidden = face !== "result";
  plan.hidden = part("to-plan").hidden = !planned;
};

const showResult = (code, came = "") => {
  tellPlan(tellResult(code, came));
  turn("result", true);
};

const fromAddress = () => {
  const [, slug, fingerprint, code] = /^#([A-Za-z0-9-]+)\.([0-9a-f]{8})\.([0-9x]{1,40})$/.exec(location.hash) ?? [];
  if (slug !== data.slug) {
    turn("form");
  } else if (fingerprint !== data.fingerprint || !isCode(data, code)) {
    tellChanged(code);
    turn("result");
  } else {
    showResult(code, code === codeOf(checked()) ? "" : words.came);
  }
};

const bare = () => location.pathname + location.search;

const forget = () => {
  forgetAll();
  form.reset();
  plan.reset();
  part("steps").replaceChildren();
  history.replaceState(null, "", bare());
  turn("form");
  tellKept();
  follow();
  announce(words.forgotten);
  form.querySelector("input").focus();
};

const code = () => part("code").textContent;

const copy = async () => {
  const address = shareable(`${location.href.split("#")[0]}${hashOf(code())}`);
  try {
    await navigator.clipboard.writeText(address);
    announce(spoken.copied);
  } catch {
    announce(spoken.copy_failed.replace("{address}", address));
  }
};

const acts = {
  forget,
  copy,
  calendar: () => save(calendar(), `${data.slug}.ics`, "text/calendar"),
  document: () =>
    save(wordFile(), `${data.slug}.docx`, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  goals: () => {
    if (fillSheet(code())) location.assign(pageAt(data.goalSheet.address));
    else announce(words.goals_full);
  },
  keep: () => {
    write([...read(), ...chosen().map(({ slug }) => slug)]);
    announce(words.listed);
  },
  print: () => print(),
  "print-wall": () => {
    all.classList.add("is-wall");
    print();
    all.classList.remove("is-wall");
  },
  change: () => {
    history.pushState(null, "", bare());
    turn("form");
    form.querySelector("input:checked, input").focus();
  },
  "to-plan": () => document.getElementById("check-plan").focus(),
};

all.addEventListener("click", ({ target }) => acts[target.closest("button[data-check]")?.dataset.check]?.());
form.addEventListener("change", () => {
  follow();
  keep({ answers: checked() });
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const code = codeOf(checked());
  history.pushState(null, "", hashOf(code));
  showResult(code);
  keepResult(code);
  part("result").focus();
});
for (const name of ["input", "change"]) plan.addEventListener(name, () => keep({ plan: planNow() }));
plan.addEventListener("submit", (event) => event.preventDefault());
part("group-form").addEventListener("submit", (event) => {
  event.preventDefault();
  showGroup(event.target.elements.codes.value);
});
part("then-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { before, after } = event.target.elements;
  showBoth([before.value, after.value]);
});
for (const name of ["hashchange", "popstate"]) addEventListener(name, fromAddress);

recall();
for (const [name, value] of Object.entries(kept().answers ?? {})) {
  const box = [...form.elements].find((each) => each.name === name && each.value === value);
  if (box) box.checked = true;
}
for (const name of ["bar", "tools", "group", "then"]) part(name).hidden = false;
tellKept();
follow();
fromAddress();
