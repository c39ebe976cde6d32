"""What the tests share: an option, the invented archipelago, and the sources where a machine has them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the pages that are expected in tests/pages")


def lacking(what: str) -> None:
    """Skip a test for what this machine lacks, unless everything is required of it."""
    if os.environ.get("SR_REQUIRE_ALL") == "1":
        pytest.fail(f"SR_REQUIRE_ALL=1, and this machine lacks {what}")
    pytest.skip(f"this machine lacks {what}")


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Return a copy of the invented archipelago, which a test may spoil."""
    shutil.copytree(HERE / "corpus/data", tmp_path / "data")
    return tmp_path


@pytest.fixture(scope="session")
def sources() -> Path:
    """Return the folder of the documents that the project's own data was made from."""
    folder = Path(__file__).parents[2] / "shared/sources"
    if not folder.is_dir():
        lacking(f"the sources, {folder}")
    return folder


# The same examples in every run, and no test that fails because a machine is slow.
settings.register_profile("reproducible", derandomize=True, deadline=None)
settings.load_profile("reproducible")
