"""The README's example is run as it is printed."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

from session_reports import build

ROOT = Path(__file__).parent.parent
# A step of the example: what it says up to the colon, with a path in backticks, and a block of YAML.
STEP = re.compile(r"^\d\. [^`]*`(data/[^`]+\.yml)`.*?```yaml\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
MISTAKE = re.compile(r"^(data/\S+):(\d+):(\d+): (SR\d+) (.+)$", re.MULTILINE)


def _example(root: Path) -> dict[str, str]:
    """Lay the project's own registry and the README's files below a folder; return the README's by path."""
    shutil.copytree(ROOT / "data/registry", root / "data/registry")
    steps = STEP.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    for path, block in steps:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{textwrap.dedent(block)}" if path.endswith("bodies.yml") else textwrap.dedent(block))
    return dict(steps)


def test_the_example_of_the_readme_makes_the_pages_that_it_tells_of(tmp_path: Path) -> None:
    assert len(_example(tmp_path)) == 4
    site = build(tmp_path)
    assert site.problems == ()
    pages = {page.path: page.markdown for page in site.pages}
    report = pages["reports/river-council/3/water-levels.md"]
    assert "[1st meeting](index.md#meeting_1)" in report
    assert "[Norland](../../../delegations/norland.md)" in report
    assert "1 statement" in pages["delegations/norland.md"]


def test_the_mistake_that_the_readme_shows_is_told_in_these_words(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (shown,) = MISTAKE.finditer(readme)
    _example(tmp_path)
    report = tmp_path / shown[1]
    lines = report.read_text(encoding="utf-8").split("\n")
    line = int(shown[2]) - 1
    assert "sund]" in lines[line]
    lines[line] = lines[line].replace("sund]", "sunt]")
    report.write_text("\n".join(lines), encoding="utf-8")
    assert [str(problem) for problem in build(tmp_path).problems] == [shown[0]]
