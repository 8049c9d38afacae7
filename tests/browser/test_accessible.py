"""axe-core finds nothing to say, light and dark, wide and narrow, with and without an article open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Visit = Callable[..., Any]
AXE = """(rules) => axe.run({resultTypes: ["violations"], ...(rules && {runOnly: rules})}).then((r) => r.violations)"""
LOOKS = ((1600, "light"), (1600, "dark"), (380, "light"), (380, "dark"))


@pytest.mark.parametrize("name", ["compared", "alone"])
def test_axe_finds_no_violation(request: pytest.FixtureRequest, visit: Visit, name: str) -> None:
    """The policy is lifted for axe alone, which is a script that the page does not know. In the dark only colours differ."""
    base = pytest.importorskip("axe_playwright_python.base", reason="axe-core is not installed")
    report = visit(request.getfixturevalue(name), bypass_csp=True, reduced_motion="reduce")
    page = report.page
    page.evaluate(base.AXE_SCRIPT)
    found = []
    for opened in ("", "#cell=i1/Russia/1") if name == "compared" else ("#a1",):
        page.evaluate("(to) => { location.hash = to }", opened)
        page.locator("#articles").wait_for(state="visible" if opened else "hidden")
        for width, scheme in LOOKS if name == "compared" else LOOKS[::3]:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate("new Promise(requestAnimationFrame)")  # by then the page has been told of its width
            told = page.evaluate(AXE, ["color-contrast"] if scheme == "dark" else None)
            found += [
                f"{opened or 'closed'} {width} {scheme} {v['id']}: {v['help']}: {[n['html'][:150] for n in v['nodes'][:3]]}"
                for v in told
            ]
    assert found == []
