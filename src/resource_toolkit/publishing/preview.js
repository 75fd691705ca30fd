// In `toolkit serve` only: wait until there is another build, then load the page anew.
const seen = document.currentScript.dataset.state;
const pause = () => new Promise((done) => setTimeout(done, 1000));
(async () => {
  for (;;) {
    try {
      const answer = await fetch(`/.toolkit-state?${seen}`);
      if (!answer.ok) await pause();
      else if ((await answer.text()) !== seen) return location.reload();
    } catch {
      await pause();
    }
  }
})();
