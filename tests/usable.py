"""Whether anybody can use a page: by ear, by keyboard, on a small screen, much enlarged."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
"""The rules: WCAG 2.2 at the levels A and AA, and what axe calls best practice."""

ALIKE = {"exclude": [["tbody tr:nth-child(n+13)"], ["li:nth-child(n+13)"], ["a:nth-of-type(n+13)"]]}
"""What is like the twelve before it in a table, a list or a picture: axe takes long for it."""

SMALL_AXE = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]},
}
"""The rules that ask how things lie, for a small screen."""

SMALL = (320, 256)
"""A screen of 1280 by 1024 enlarged to 400%: WCAG 2.2, 1.4.10."""

MOST_TABS = 15
"""Controls that the tab key is pressed for, from the beginning of a page."""

MOST_PARTS = 8
"""Parts within the controls of a page that keep the focus: day, month and year of a date."""

_CONTROLS = """
const controls = () => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
)].filter((one) => one.checkVisibility({visibilityProperty: true}));
"""

_COUNT = f"""() => {{ {_CONTROLS}
  return controls().filter((one) => one.role !== 'region').length;
}}"""
"""Controls without the panes that scroll: a picture too fine for a phone has a table beside it."""

_LOST = """() => {
  const wrong = [];
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) wrong.push(`moves sideways, to ${page.scrollWidth}`);
  for (const one of document.querySelectorAll('body *')) {
    const how = getComputedStyle(one).overflowX;
    const is_whole = how === 'visible' || one.scrollWidth <= one.clientWidth + 1;
    if (is_whole || one.clientWidth < 2) continue;
    const it = one.outerHTML.slice(0, 80);
    const scrolls = how === 'auto' || how === 'scroll';
    if (!scrolls) wrong.push(`cut off: ${it}`);
    if (scrolls && one.tabIndex < 0) wrong.push(`no key scrolls: ${it}`);
    if (scrolls && !one.querySelector('table, svg, img')) wrong.push(`text scrolls: ${it}`);
  }
  return wrong;
}"""
"""What cannot be reached where a page is too wide; tables and pictures may scroll."""

_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
}"""
"""The spacing that a reader may ask for: WCAG 2.2, 1.4.12."""

_WATCH = f"""() => {{ {_CONTROLS}
  const all = controls();
  const look = (one) => {{
    const own = getComputedStyle(one);
    // Boxes to tick are drawn by their labels.
    const style = own.opacity === '0' ? getComputedStyle(one.labels[0], '::before') : own;
    const unseen = style.outlineStyle === 'none' || /^rgba.* 0\\)$/.test(style.outlineColor);
    return [unseen || style.outline, style.boxShadow, style.backgroundColor].join();
  }};
  const before = all.map(look);
  const is_there = (one) => {{
    const box = one.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  }};
  window.walked = [];
  document.addEventListener('focusin', ({{target}}) => {{
    const number = all.indexOf(target);
    const wrong = [];
    if (number < 0) wrong.push('not a control');
    if (look(target) === before[number]) wrong.push('its focus is not seen');
    if (!is_there(target)) wrong.push('it is out of sight');
    const it = target.outerHTML.slice(0, 80);
    window.walked.push([number, wrong.map((why) => `${{why}}: ${{it}}`)]);
  }});
  return all.length;
}}"""
"""Watches which controls the focus comes to, by their numbers in the order of the page."""

_FOCUS = f"""([first, last]) => {{ {_CONTROLS}
  for (const one of controls().slice(first, last)) one.focus({{focusVisible: true}});
}}"""


def faults_of(page: Page) -> list[str]:
    """What anybody would stumble over on a page that is open; it is reloaded before more is done.

    One loading serves for all: the page is looked at by axe, then made small, given more space
    and walked through by keyboard.
    """
    wide = page.viewport_size
    assert wide is not None
    found = Axe().run(page, context=ALIKE, options=AXE).response["violations"]
    faults = [_violation(one) for one in found]
    many = page.evaluate(_COUNT)
    page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    found = page.evaluate("(options) => axe.run(...options)", [ALIKE, SMALL_AXE])["violations"]
    faults += [f"on a small screen: {_violation(one)}" for one in found]
    faults += page.evaluate(_LOST)
    if page.evaluate(_COUNT) != many:
        faults.append("not every control is there on a small screen")
    faults += _faults_by_keyboard(page)
    page.evaluate(_SPACED)
    faults += [f"with more space: {one}" for one in page.evaluate(_LOST)]
    page.set_viewport_size(wide)
    return faults


def _violation(one: dict[str, Any]) -> str:
    return f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:120]}"


def _faults_by_keyboard(page: Page) -> list[str]:
    """Whether the tab key leads through all controls in their order, each seen, and out again."""
    count = page.evaluate(_WATCH)
    first = min(count, MOST_TABS)
    # Whatever had the focus, such as a summary of errors: the walk begins with the first control.
    page.evaluate(_FOCUS, [0, 1])
    _tab_until(page, f"window.walked.length >= {first}", first - 1)
    if first < count:
        page.evaluate(_FOCUS, [first, count])
    walked = page.evaluate("window.walked")
    faults = [why for _, wrong in walked for why in wrong]
    if (order := [number for number, _ in walked]) != list(range(count)):
        faults.append(f"the tab key goes astray: {order}")
    page.evaluate("window.last = document.activeElement")
    if not _tab_until(page, "document.activeElement !== window.last", 1):
        faults.append("the tab key does not lead away from the last control")
    page.locator(".govuk-skip-link").focus()
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "main":
        faults.append("the skip link does not lead to what the page is about")
    return faults


def _tab_until(page: Page, reached: str, least: int) -> bool:
    """Press the tab key at least so often, and more while parts of a control keep the focus."""
    for pressed in range(least + MOST_PARTS):
        if pressed >= least and page.evaluate(reached):
            break
        page.keyboard.press("Tab")
    return bool(page.evaluate(reached))
