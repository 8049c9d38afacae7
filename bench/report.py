"""The report of many articles: its size, and how soon a browser can use it.

    python bench/report.py [OUT.html]

Forty invented articles with some 400 positions, the same at each run, are compared offline and written as one page.
Then headless Chromium (on the path, or $STANCE_BROWSER) opens it: milliseconds until the document is there and its
script has run, and from a click on a cell until its article is open and painted; medians of five.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import stance
from stance.records import Comparison
from stance.report import to_html

ARTICLES = 40
THINGS = (
    "grain convoy",
    "prisoner exchange",
    "harbour ceasefire",
    "gas transit",
    "border mission",
    "mine clearance",
    "ferry line",
    "fishing accord",
)
SPEAKERS = (
    "Ukrainian Foreign Minister Olena Bondar",
    "Russian negotiator Pavel Orlov",
    "US envoy Jane Roe",
    "Kremlin spokesman Lev Grin",
    "Ukrainian Defence Minister Taras Hlib",
    "US Secretary of State Mark Dale",
)
SAID = (
    "{who} said that {party} would not accept the {thing}.",
    "“We need the {thing},” {who} told reporters.",
    "{who} rejected the {thing}.",
    "{party} supports the {thing}, {who} said on Monday.",
    "{who} told Channel Nine that {party} demands the {thing}.",
)
FILLER = (
    "The halls of the old customs house were quiet, and the tide had gone out over the stones of the outer mole.",
    "Two buses of reporters had waited since morning behind a fence that the town had painted for the day.",
    "Nobody could say when the doors would open again, and the coffee in the pressroom had long run out.",
)
PARTIES = {"Ukrainian": "Ukraine", "Russian": "Russia", "Kremlin": "Moscow", "US": "Washington"}


def text(number: int, luck: random.Random) -> str:
    """One article: ten things that somebody says, between sentences that say nothing."""
    things = luck.sample(THINGS, 4)
    paragraphs = [f"Talks on the {things[0]} go into day {number + 1}", f"{1 + number % 28} March 2025"]
    for n in range(10):
        who = luck.choice(SPEAKERS)
        said = luck.choice(SAID).format(who=who, party=PARTIES[who.split()[0]], thing=things[n % 4])
        paragraphs.append(f"{luck.choice(FILLER)} {said} {luck.choice(FILLER)}")
    return "\n\n".join(paragraphs) + "\n"


def made(articles: int = ARTICLES) -> Comparison:
    """The articles, compared."""
    luck = random.Random(8)
    read = [stance.parse(text(n, luck), source=f"outlet-{n + 1}.txt") for n in range(articles)]
    return stance.compare(
        [a.model_copy(update={"outlet": f"Outlet {n}"}) for n, a in enumerate(read, 1)], engine="offline"
    )


def opened(browser: Any, path: Path) -> tuple[float, float, float]:
    """Milliseconds until the document is there, until its script has run, and from a click to the opened article."""
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    page.goto(path.as_uri())
    there, ran = page.evaluate(
        """(() => {
          const told = performance.getEntriesByType("navigation")[0];
          return [told.domInteractive, told.domContentLoadedEventEnd];
        })()"""
    )
    clicked = page.evaluate(
        """() => new Promise((done) => {
          const cells = [...document.querySelectorAll("#grid a[href^='#cell=']")], cell = cells[cells.length >> 1];
          const begin = performance.now();
          cell.click();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
        })"""
    )
    assert page.locator("article:visible").count() == 1
    page.close()
    return there, ran, clicked


def main() -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - who only makes the page needs no browser

    begin = time.perf_counter()
    compared = made()
    done = time.perf_counter()
    page = to_html(compared)
    rendered = time.perf_counter() - done
    path = Path(sys.argv[1] if len(sys.argv) > 1 else Path(tempfile.mkdtemp()) / "report.html").resolve()
    path.write_text(page, encoding="utf-8")
    positions = sum(len(a.positions) for a in compared.analyses)
    print(f"{len(compared.analyses)} articles, {positions} positions, {len(compared.issues)} issues")
    print(f"compared in {done - begin:.1f} s, page made in {rendered:.1f} s: {len(page.encode()) / 1e6:.2f} MB, {path}")
    named = os.environ.get("STANCE_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named, args=["--no-sandbox"])
        runs = [opened(browser, path) for _ in range(5)]
        browser.close()
    there, ran, clicked = (statistics.median(each) for each in zip(*runs, strict=True))
    print(
        f"document there after {there:.0f} ms, script ran by {ran:.0f} ms, a click opens an article in {clicked:.0f} ms"
    )


if __name__ == "__main__":
    main()
