// Pages can be read without it: it makes components of the design language livelier.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
import("./govuk.js").then(({ initAll }) => initAll());
