"""Pages as the inspectorate's site lays them out; every word on them is invented."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Entry:
    """One document in the list of a page: its kind, where it is, and the days as printed."""

    title: str
    address: str
    published: str = ""
    on_site: str = "01 January 2026"

    def html(self) -> str:
        label = f"{self.title}, PDF - {self.published}" if self.published else self.title
        return f"""
        <li class="timeline__day"><div class="event">
          <p class="timeline__date"><time>{self.on_site}</time></p>
          <span class="event__title">
            <a class="publication-link" href="{escape(self.address)}" target="_blank">
              {escape(self.title)}
              <span class="nonvisual">{escape(label)}</span></a></span>
          <div>Published <time>{self.published}</time></div>
        </div></li>"""


def provider_page(*entries: Entry, beside: str = "") -> str:
    """The page of one authority; `beside` is more HTML, outside the list."""
    listed = "".join(entry.html() for entry in entries)
    return f"""<!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>Children’s services</title></head>
    <body><header><a href="/">Find a report</a></header><main>
      <h1>Somewhere</h1>{beside}
      <h2>All reports</h2>
      <ol class="timeline">{listed}
        <li class="timeline__day timeline__day--registered"><time>01 April 2009</time>
          <span>Registered</span></li>
      </ol></main>
      <footer><a href="https://www.gov.uk/help">Help</a></footer></body></html>"""


def not_found_page() -> str:
    """What a site says under status 200 when it means that there is nothing."""
    return "<!DOCTYPE html><html><body><h1>Sorry, we could not find that</h1></body></html>"
