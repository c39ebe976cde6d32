"""What the repository gives to editors and to git: completion, errors while typing, a check before each commit."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from tests.sites import ROOT, copy_project, environment

from session_reports.source import Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
TASKS = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
LOCAL = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]


@pytest.mark.parametrize(("schema", "files"), SETTINGS["yaml.schemas"].items())
def test_each_schema_of_the_settings_is_there_and_fits_files_that_are_there(schema: str, files: str) -> None:
    assert json.loads((ROOT / schema).read_text(encoding="utf-8"))["$schema"]
    found = list(ROOT.glob(files))
    assert found
    for path in found:  # the file itself says the same
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)
        assert named
        assert (path.parent / named[1]).resolve() == ROOT / schema


def test_the_editor_leaves_texts_as_they_were_typed() -> None:
    assert SETTINGS["yaml.format.enable"] is False
    assert SETTINGS["[yaml]"]["editor.formatOnSave"] is False


@pytest.mark.parametrize(
    ("code", "severity"), [("SR001", "error"), ("SR104", "error"), ("SR212", "error"), ("SR304", "warning")]
)
def test_the_editor_understands_what_check_prints(code: str, severity: str) -> None:
    problem = Problem("data/reports/x/1/a b.yml", Place(41, 15), code, "unknown 'kenia': here: did you mean 'kenya'?")
    assert problem.is_error == (severity == "error")
    matching = [
        (matcher["severity"], match)
        for matcher in TASKS["tasks"][0]["problemMatcher"]
        if (match := re.match(matcher["pattern"]["regexp"], str(problem)))
    ]
    assert len(matching) == 1
    found, match = matching[0]
    assert found == severity
    assert match.groups() == ("data/reports/x/1/a b.yml", "41", "15", code, problem.message)


def test_the_task_is_told_when_a_check_begins_and_ends() -> None:
    printed = (ROOT / "hooks/session_reports/cli/check.py").read_text(encoding="utf-8")
    for matcher in TASKS["tasks"][0]["problemMatcher"]:
        for pattern in (matcher["background"]["beginsPattern"], matcher["background"]["endsPattern"]):
            assert any(re.match(pattern, line) for line in re.findall(r'print\("([^"]+)"', printed))


def test_both_hooks_are_one() -> None:
    own, local = HOOKS[0], LOCAL[0]
    for key in ("id", "name", "files", "pass_filenames"):
        assert own[key] == local[key]
    made = re.search(r"^check: .*\n\t\$\(BIN\)/(.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert made
    assert (local["entry"], made[1]) == ("make check", own["entry"])


@pytest.mark.parametrize("path", ["data/site.yml", "data/reports/ccpcj/20/session.yml", "docs/index.md"])
def test_the_hook_runs_for_what_it_checks(path: str) -> None:
    assert re.search(HOOKS[0]["files"], path)


@pytest.mark.slow
def test_the_hook_refuses_a_mistake(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    command = [sys.executable, "-m", "session_reports", *shlex.split(HOOKS[0]["entry"])[1:]]
    settings = environment(PYTHONPATH=os.pathsep.join([str(ROOT / "hooks")]))

    def commit() -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - the arguments are the repository's own
            command, cwd=project, env=settings, capture_output=True, encoding="utf-8", check=False
        )

    assert commit().returncode == 0
    report = project / "data/reports/ccpcj/20/thematic-discussion.yml"
    report.write_text(report.read_text(encoding="utf-8").replace("country: kenya", "country: kenia"), encoding="utf-8")
    refused = commit()
    assert refused.returncode == 1
    assert "SR104 unknown delegation 'kenia'; did you mean 'kenya'?" in refused.stdout
