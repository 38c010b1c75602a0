"""How the page of figures looks, and the script of its filter.

The script reads and hides parts of the page; it sends, stores and fetches nothing.
"""

from ilacs.documents.measures import drawings

STYLE = (
    drawings.STYLE
    + """
h2 { margin: 2.5rem 0 0.5rem; padding-top: 0.5rem; border-top: 3px solid #0b0c0c; }
h3 { margin: 1.5rem 0 0.5rem; }
h4 { font-size: 1rem; margin: 0 0 0.3rem; }
a, summary { color: #1d5596; }
:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; background: #ffdd00; }
h2:focus, article:focus { outline: none; }
article { border: 1px solid #b1b4b6; padding: 0.7rem 1rem; margin: 0 0 0.7rem; }
article:target { border: 3px solid #0b0c0c; }
.value { font-size: 1.6rem; font-weight: bold; line-height: 1.2; }
.worse, .better { font-weight: bold; }
.worse { color: #942514; }
.pair { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; }
.pair > div { flex: 1 1 17rem; min-width: 0; }
.pair > figure { flex: 0 1 17.5rem; min-width: 0; margin: 0; }
figure > ul, .said { margin: 0.2rem 0 0; padding-left: 1.2rem; }
.bar { margin: 0.2rem 0 0.4rem; }
td, thead th:not(:first-child) { text-align: right; }
td { white-space: nowrap; }
td.text, thead th.text { text-align: left; white-space: normal; }
td.text { min-width: 14rem; }
tbody th { min-width: 5rem; }
td .bar { width: 10rem; }
thead td { border-bottom: 2px solid #0b0c0c; }
tbody th { font-weight: normal; }
@media screen and (max-width: 50rem) { figure.wide svg { max-width: none; } }
caption { font-weight: normal; }
summary { cursor: pointer; padding: 0.2rem 0; }
dt { font-weight: bold; margin-top: 0.4rem; }
dd { margin: 0; }
ul.areas { padding-left: 1.2rem; }
#first { border: 3px solid #0b0c0c; padding: 0 1rem 0.7rem; margin: 1rem 0; }
#first h2 { border: none; margin: 0.5rem 0; padding: 0; }
#first h3 { margin: 0.7rem 0 0.3rem; border-bottom: 1px solid #b1b4b6; padding-bottom: 0.3rem; }
#first h3 b { font-size: 1.6rem; margin-right: 0.3rem; }
#first ul { list-style: none; margin: 0; padding: 0; }
#first li { margin: 0 0 0.5rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
  gap: 0 2rem; }
#filter { border: 1px solid #0b0c0c; background: #f3f2f1; padding: 0.7rem 1rem; margin: 1rem 0; }
#filter { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3rem 1.5rem; }
#filter label { font-weight: bold; }
#filter p { max-width: 100%; }
#shown { flex-basis: 100%; }
#filter input[type="search"], #filter select { font: inherit; padding: 0.3rem; max-width: 100%;
  border: 2px solid #0b0c0c; background: #fff; box-sizing: border-box; }
#filter input[type="search"] { width: 22rem; }
#filter button { font: inherit; padding: 0.3rem 0.9rem; border: 2px solid #0b0c0c;
  background: #fff; }
[hidden] { display: none !important; }
@media print {
  #filter, nav, details:not([open]) { display: none; }
  body { padding: 0 1px; }
  article, .cards > section { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  .worse, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
)

SCRIPT = """
"use strict";
const form = document.getElementById("filter");
const words = document.getElementById("words");
const area = document.getElementById("area");
const marks = [...form.querySelectorAll("input[type=checkbox]")];
const parts = [...document.querySelectorAll(".part"), ...document.querySelectorAll(".area")];
const articles = [...document.querySelectorAll("article")].map((one) => ({
  one,
  text: [...one.querySelectorAll("h4, dl")].map((part) => part.textContent).join(" ").toLowerCase(),
  marks: one.dataset.marks.split(" "),
}));

function filter() {
  const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const { one, text, marks: has } of articles) {
    const shown = wanted.every((word) => text.includes(word))
      && (!area.value || one.dataset.area === area.value)
      && marks.every((mark) => !mark.checked || has.includes(mark.id));
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

/* A figure that a link leads to is shown, whatever the filter hides. */
function follow() {
  const one = document.getElementById(location.hash.slice(1));
  if (one && one.closest("[hidden]")) {
    form.reset();
  }
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
addEventListener("hashchange", () => {
  follow();
  setTimeout(() => document.getElementById(location.hash.slice(1))?.scrollIntoView());
});
filter();
"""
