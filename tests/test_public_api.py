"""The public names, and that the tests run what users install."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import stance


def test_every_public_name_is_there() -> None:
    """Each name of `__all__` can be had, they are sorted, and there are about twenty."""
    assert list(stance.__all__) == sorted(stance.__all__)
    assert len(stance.__all__) <= 26
    for name in stance.__all__:
        assert getattr(stance, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = stance.nothing


def test_a_module_does_not_hide_the_function_of_its_name() -> None:
    """`stance.verify` and `stance.analyze` stay functions after their modules were imported."""
    import stance.analyze
    import stance.verify

    assert callable(stance.verify)
    assert callable(stance.analyze)


def test_importing_the_package_imports_nothing_slow() -> None:
    """`import stance` alone must not bring in the slow libraries."""
    code = "import sys, stance; print([m for m in ('pydantic', 'openai', 'tiktoken', 'rich') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.skipif("STANCE_TEST_INSTALLED" not in os.environ, reason="only 'make test' installs the wheel first")
def test_the_installed_wheel_is_tested() -> None:
    """Under `make test` the package comes from site-packages, prompts and data included."""
    assert "site-packages" in Path(stance.__file__).parts
    assert (files("stance.prompts") / "analyze.v3.md").is_file()
    assert (files("stance.text.data") / "o200k_base.tiktoken").is_file()
    assert (Path(stance.__file__).parent / "py.typed").is_file()
