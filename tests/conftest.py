"""What the tests share: an option, the invented archipelago, and the same examples in every run."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
LONGEST = "hrc-43-session-report"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the pages that are expected in tests/pages")


def pytest_configure(config: pytest.Config) -> None:
    """Let all that the tests build share a store, as the builds of a project do; what it may not change is tested."""
    if not hasattr(config, "workerinput"):  # else this is one of several processes, and inherits it
        folder = tempfile.mkdtemp(prefix="session-reports-tests-")
        os.environ["SR_STORE"] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the slow tests of a file run in one process, where they share a site, and those of the longest document."""
    for item in items:
        if item.get_closest_marker("slow"):
            of_longest = LONGEST in item.nodeid
            item.add_marker(pytest.mark.xdist_group("test_import_pdf" if of_longest else item.path.stem))


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Return a copy of the invented archipelago, which a test may spoil."""
    shutil.copytree(HERE / "corpus/data", tmp_path / "data")
    return tmp_path


# A job in the background may ignore what the keyboard sends to stop it, and so would every program that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples in every run, and no test that fails because a machine is slow.
settings.register_profile("reproducible", derandomize=True, deadline=None)
settings.load_profile("reproducible")
