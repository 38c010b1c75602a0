"""A web page that needs nothing else: no style sheet, no font, no network.

Its policy lets a browser load nothing, apply no style but the page's own, and run no script but
the one that is in it, if there is one. It can be printed.
"""

from base64 import b64encode
from hashlib import sha256
from html import escape

STYLE = """
body { color: #0b0c0c; background: #fff; font: 1rem/1.4 Arial, Helvetica, sans-serif;
  max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; }
p { margin: 0 0 0.3rem; }
figure { margin: 0 0 2rem; }
svg { display: block; max-width: 100%; height: auto; overflow: visible; }
figcaption { max-width: 44rem; margin-top: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: bold; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 1.2rem 0.4rem 0;
  border-bottom: 1px solid #b1b4b6; overflow-wrap: break-word; }
thead th { border-bottom: 2px solid #0b0c0c; }
td.when { white-space: nowrap; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  .wide { overflow: visible; }
  figure, tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
}
@page { size: A4; margin: 15mm; }
"""


def own_page(headline: str, content: str, *, style: str = "", script: str = "") -> str:
    """The page. `headline` is text; `content` is HTML that goes below it.

    `style` is added to that of every page. `script` is the only one that a browser runs.
    """
    title = escape(headline)
    looks = STYLE + style
    sources = f"style-src '{_hash_of(looks)}'"
    if script:
        sources += f"; script-src '{_hash_of(script)}'"
    policy = f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"
    runs = f"\n<script>{script}</script>" if script else ""
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{looks}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{content}
</main>{runs}
</body>
</html>
"""


def _hash_of(text: str) -> str:
    """What a policy names a style sheet or script by."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
