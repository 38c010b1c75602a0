"""How the page of figures looks, and the script of its filter.

The script reads and hides parts of the page; it sends, stores and fetches nothing.
"""

STYLE = """
h2 { margin: 2.5rem 0 0.5rem; padding-top: 0.5rem; border-top: 3px solid #0b0c0c; }
h3 { margin: 1.5rem 0 0.5rem; }
h4 { font-size: 1rem; margin: 0 0 0.3rem; }
a { color: #1d5596; }
:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; background: #ffdd00; }
h2:focus { outline: none; }
article { border: 1px solid #b1b4b6; padding: 0.7rem 1rem; margin: 0 0 0.7rem; }
.value { font-size: 1.6rem; font-weight: bold; line-height: 1.2; }
.bar { margin: 0.2rem 0 0.4rem; }
.number { text-align: right; white-space: nowrap; }
td .bar { max-width: 10rem; }
caption { font-weight: normal; }
summary { cursor: pointer; color: #1d5596; padding: 0.2rem 0; }
dt { font-weight: bold; margin-top: 0.4rem; }
dd { margin: 0; }
ul.areas { padding-left: 1.2rem; }
#filter { border: 1px solid #0b0c0c; background: #f3f2f1; padding: 0.7rem 1rem; margin: 1rem 0; }
#filter label { font-weight: bold; }
#filter input[type="search"], #filter select { font: inherit; padding: 0.3rem; max-width: 100%;
  border: 2px solid #0b0c0c; background: #fff; }
#filter input[type="search"] { width: 22rem; }
#filter button { font: inherit; padding: 0.3rem 0.9rem; border: 2px solid #0b0c0c;
  background: #fff; }
[hidden] { display: none !important; }
@media print {
  #filter, nav { display: none; }
  article { break-inside: avoid; }
}
"""

SCRIPT = """
"use strict";
const form = document.getElementById("filter");
const [words, area, unknown] = ["words", "area", "unknown"].map((id) =>
  document.getElementById(id));
const articles = [...document.querySelectorAll("article")];
const parts = [...document.querySelectorAll(".part"), ...document.querySelectorAll(".area")];

function filter() {
  const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const one of articles) {
    const shown = wanted.every((word) => one.dataset.words.includes(word))
      && (!area.value || one.dataset.area === area.value)
      && (!unknown.checked || one.dataset.unknown === "yes");
    one.hidden = !shown;
    count += shown;
  }
  const all = count === articles.length;
  for (const part of parts) {
    part.hidden = !all && !part.querySelector("article:not([hidden])");
  }
  document.getElementById("shown").textContent =
    all ? `All ${count} figures are shown.` : `${count} of ${articles.length} figures are shown.`;
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
filter();
"""
