"""The page in a real browser: whatever a page logs, asks for or is refused fails the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import made_report
import pytest

from stance.records import Comparison
from stance.report import to_html
from stance.report.page.view import key

NAMED = os.environ.get("STANCE_BROWSER")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
SPY = "addEventListener('securitypolicyviolation', (e) => console.error('refused by the policy: ' + e.blockedURI))"


def executable(own: str) -> str | None:
    """The browser of $STANCE_BROWSER, the one on the path, or playwright's own."""
    found = [NAMED] if NAMED else [*(shutil.which(name) for name in NAMES), own]
    return next((path for path in found if path and Path(path).exists()), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """One browser for the whole folder, gone before other tests run their loops."""
    made = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with made.sync_playwright() as playwright:
        path = executable(playwright.chromium.executable_path)
        if path is None:
            pytest.skip(f"no browser: {NAMED or ', '.join(NAMES)} not found; $STANCE_BROWSER may name one")
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if root else [])
        yield launched
        launched.close()


class Report:
    """A page that was opened, and where a person finds what on it."""

    def __init__(self, page: Any) -> None:
        from playwright.sync_api import expect

        self.page = page
        self.expect = expect
        self.panel = page.locator("#articles")
        self.matrix = page.locator("#grid")
        self.where = page.locator("#where")

    def cell(self, party: str, article: int, issue: str = made_report.ISSUE) -> Any:
        """A cell of the matrix; articles from 1."""
        return self.matrix.locator(f'[data-cell="{self.key(party, article, issue)}"]')

    @staticmethod
    def key(party: str, article: int, issue: str = made_report.ISSUE) -> str:
        """The address of a cell."""
        return key(issue, party, article - 1)

    def article(self, number: int) -> Any:
        """The article with a number."""
        return self.page.locator(f'article[data-n="{number}"]')

    def card(self, article: int, position: int) -> Any:
        """The card of a position."""
        return self.article(article).locator(f'.card[data-p="{position}"]')

    def marked(self, article: int, standing: str | None = None) -> list[str]:
        """The texts of the words that are highlighted, in order."""
        wanted = f'mark[data-on="{standing}"]' if standing else "mark[data-on]"
        return self.article(article).locator(wanted).all_text_contents()

    def focused(self) -> str | None:
        """The address of the cell that has the focus."""
        return self.page.locator("a:focus").get_attribute("data-cell")

    def seen(self, part: Any) -> None:
        """Fail unless a part lies in the window, at least in part, and in every box that scrolls."""
        self.expect(part).to_be_in_viewport()


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Report]]:
    """Open a file as `visit(path, address, width=..., **context)`; at the end nothing may have gone wrong on any page."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def opened(path: Path, address: str = "", *, width: int = 1600, **context: Any) -> Report:
        url = path.as_uri()
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **context))
        page = contexts[-1].new_page()
        page.set_default_timeout(5000)
        page.on("console", lambda said: wrong.append(f"console: {said.type}: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda asked: asked.url.split("#")[0] == url or wrong.append(f"request: {asked.url}"))
        page.add_init_script(SPY)
        page.goto(url + address)
        return Report(page)

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="package")
def made() -> Comparison:
    """The comparison that the pages are of."""
    return made_report.comparison()


@pytest.fixture(scope="package")
def compared(made: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its page."""
    path = tmp_path_factory.mktemp("page") / "compared.html"
    path.write_text(to_html(made), encoding="utf-8")
    return path


@pytest.fixture(scope="package")
def alone(made: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of one article."""
    path = tmp_path_factory.mktemp("page") / "alone.html"
    path.write_text(to_html(made.analyses[:1]), encoding="utf-8")
    return path
