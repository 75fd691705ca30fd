// The line of the season: the site may be older than this month.

const month = String(new Date().getMonth() + 1);
for (const line of document.querySelectorAll("[data-season] > [data-months]")) {
  line.hidden = !line.dataset.months.split(" ").includes(month);
}
