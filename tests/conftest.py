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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the pages that are expected in tests/pages")


def pytest_configure(config: pytest.Config) -> None:
    """Let the processes share what was built, as the builds of a project do, and imported.

    What that may not change is tested.
    """
    if not hasattr(config, "workerinput"):  # else this is one of several processes, and inherits it
        folder = tempfile.mkdtemp(prefix="session-reports-tests-")
        os.environ |= {"SR_STORE": f"{folder}/store", "SR_TESTS_IMPORTS": f"{folder}/imports"}
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


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
