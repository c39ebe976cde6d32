"""``session-reports addresses``, and what the other commands say of addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from session_reports import build
from session_reports.cli import main
from session_reports.published import accepted

pytestmark = pytest.mark.whole

CORPUS = Path(__file__).parent / "corpus"
LIST = "data/addresses.txt"
KEPT = "what is lost stays listed: bring it back, or write in data/redirects.yml where it went\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Return the exit code, and what was printed to standard output and error."""
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture(scope="module")
def addresses() -> tuple[str, ...]:
    """Return all addresses of the archipelago."""
    standing = build(CORPUS).standing
    assert standing
    return standing.new


@pytest.fixture
def published(world: Path, addresses: tuple[str, ...]) -> Path:
    """Return the archipelago with the list of all its addresses."""
    (world / LIST).write_text(accepted("", addresses), encoding="utf-8", newline="\n")
    return world


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


# --- addresses ----------------------------------------------------------------------------------


def test_before_a_site_is_published_all_is_new(
    world: Path, addresses: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "addresses", "--root", world)
    assert (code, err) == (1, f"{len(addresses)} new, 0 lost, 0 redirected\n")
    assert out.splitlines() == [f"+ {address}" for address in addresses]
    assert not (world / LIST).exists()


def test_the_first_list(world: Path, addresses: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "addresses", "--accept", "--root", world)
    count = len(addresses)
    assert (code, err) == (0, f"{count} new, 0 lost, 0 redirected\n{count} added to {LIST}\n")
    lines = (world / LIST).read_bytes().decode().split("\n")
    assert [line for line in lines if line and not line.startswith("#")] == list(addresses)
    assert (world / LIST).read_bytes().endswith(b"\n")
    assert sorted(path.name for path in (world / "data").iterdir()) == [
        "addresses.txt",
        "registry",
        "reports",
        "site.yml",
    ]
    assert run(capsys, "addresses", "--root", world) == (0, "", "0 new, 0 lost, 0 redirected\n")


def test_a_list_that_says_what_the_site_has_is_left_alone(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (published / LIST).stat().st_mtime_ns
    assert run(capsys, "addresses", "--accept", "--root", published) == (0, "", "0 new, 0 lost, 0 redirected\n")
    assert (published / LIST).stat().st_mtime_ns == before


OLD, NEW = "/reports/ctl/2/final/#block_lantern-rule", "/reports/ctl/2/final/#block_lamp-rule"


def _rename(root: Path) -> None:
    """Give a block another id: one address is new, and one is lost."""
    _change(root / "data/reports/ctl/2/final.yml", "id: lantern-rule", "id: lamp-rule")


def test_what_is_new_and_what_is_lost(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (published / LIST).read_bytes()
    _rename(published)
    told = f"+ {NEW}\n- {OLD}\n"
    assert run(capsys, "addresses", "--root", published) == (1, told, f"1 new, 1 lost, 0 redirected\n{KEPT}")
    assert (published / LIST).read_bytes() == before
    counts = f"1 new, 1 lost, 0 redirected\n1 added to {LIST}\n"
    assert run(capsys, "addresses", "--accept", "--root", published) == (1, told, f"{counts}{KEPT}")
    after = before.replace(f"{OLD}\n".encode(), f"{NEW}\n{OLD}\n".encode())
    assert (published / LIST).read_bytes() == after
    assert run(capsys, "addresses", "--accept", "--root", published) == (
        1,
        f"- {OLD}\n",
        f"0 new, 1 lost, 0 redirected\n{KEPT}",
    )


def test_what_is_redirected_stays_listed(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _rename(published)
    redirects = f"{OLD}: {NEW}\n/old/: /\n"
    (published / "data/redirects.yml").write_text(redirects, encoding="utf-8")
    told = f"> /old/ /\n+ {NEW}\n> {OLD} {NEW}\n"
    counts = "2 new, 0 lost, 2 redirected\n"
    assert run(capsys, "addresses", "--root", published) == (1, told, counts)
    assert run(capsys, "addresses", "--accept", "--root", published) == (0, told, f"{counts}2 added to {LIST}\n")
    lines = (published / LIST).read_text(encoding="utf-8").splitlines()
    assert {OLD, NEW, "/old/"} <= set(lines)
    told = f"> /old/ /\n> {OLD} {NEW}\n"
    assert run(capsys, "addresses", "--root", published) == (0, told, "0 new, 0 lost, 2 redirected\n")
    assert run(capsys, "check", published) == (0, "", "no problems\n")


def test_a_withdrawn_report_keeps_its_addresses(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    withdrawn = "published: 2016-10-01\nwithdrawn: {date: 2020-02-03, reason: The body took it back.}"
    _change(published / "data/reports/ctl/1/draft.yml", "published: 2016-10-01", withdrawn)
    assert run(capsys, "addresses", "--root", published) == (0, "", "0 new, 0 lost, 0 redirected\n")


def test_of_spoilt_data_there_are_no_addresses(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _change(published / "data/reports/ctl/2/embargoed.yml", "by: [gull-rock]", "by: [gull-rok]")
    before = (published / LIST).read_bytes()
    code, out, err = run(capsys, "addresses", "--accept", "--root", published)
    assert (code, err) == (1, "1 error\n")
    assert out.startswith("data/reports/ctl/2/embargoed.yml:18:19: SR104 ")
    assert (published / LIST).read_bytes() == before


def test_a_redirect_that_does_not_hold_is_told_and_nothing_is_written(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _rename(published)
    (published / "data/redirects.yml").write_text(f"{OLD}: /nowhere/\n", encoding="utf-8")
    before = (published / LIST).read_bytes()
    code, out, _ = run(capsys, "addresses", "--accept", "--root", published)
    assert code == 1
    assert f"data/redirects.yml:1:{len(OLD) + 3}: SR134 '/nowhere/' is not made\n" in out
    assert (published / LIST).read_bytes() == before


def test_remarks_are_kept(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (published / LIST).read_text(encoding="utf-8")
    remarked = "# Ours.\n" + text.replace("/#title\n", "# Of home.\n/#title\n", 1)
    (published / LIST).write_text(remarked, encoding="utf-8")
    _change(
        published / "data/reports/ctl/2/final.yml",
        "- text: |\n          *Not",
        "- id: dark\n        text: |\n          *Not",
    )
    code, out, _ = run(capsys, "addresses", "--accept", "--root", published)
    assert (code, out) == (0, "+ /reports/ctl/2/final/#block_dark\n")
    lines = (published / LIST).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# Ours."
    assert lines[lines.index("/#title") - 1] == "# Of home."


def test_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "addresses", "--root", tmp_path / "none")
    assert (code, out, err) == (2, "", f"session-reports: {tmp_path / 'none'}: no such file or folder\n")


# --- what the others say ------------------------------------------------------------------------


def test_check_tells_of_lost_addresses_where_it_was_asked_about_them(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _rename(published)
    told = [f"SR309 '{NEW}' is not listed here yet", f"SR132 '{OLD}' is lost, though its page is there"]
    for path in (published, published / "data", published / LIST):
        code, out, err = run(capsys, "check", path)
        assert (code, err) == (1, "1 error and 1 warning\n")
        assert all(said in line for said, line in zip(told, out.splitlines(), strict=True))
    for part in ("data/reports", "data/reports/ctl/2/final.yml", "data/registry"):
        assert run(capsys, "check", published / part) == (0, "", "no problems\n")


def test_check_tells_of_addresses_only_beside_no_other_errors(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _rename(published)
    _change(published / "data/reports/ctl/2/embargoed.yml", "by: [gull-rock]", "by: [gull-rok]")
    code, out, err = run(capsys, "check", published)
    assert (code, err) == (1, "1 error\n")
    assert "SR104" in out


def test_pages_of_a_site_that_has_lost_an_address_are_not_written(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _rename(published)
    code, out, err = run(capsys, "pages", published / "out", "--root", published)
    assert (code, err) == (1, "1 error and 1 warning\n")
    assert "SR132" in out
    assert not (published / "out").exists()


def test_pages_come_with_those_that_lead_on(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (published / "data/redirects.yml").write_text("/old/far/: /reports/ctl/\n", encoding="utf-8")
    assert run(capsys, "pages", published / "out", "--root", published)[0] == 0
    html = (published / "out/old/far/index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../reports/ctl/">' in html


def test_a_hand_written_page_at_the_address_of_one_of_ours(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (world / "docs").mkdir()
    (world / "docs/delegations.md").write_bytes(b"# Written by hand\n")
    told = "this file stands at '/delegations/', where one is made from the data: rename it"
    expected = (1, f"docs/delegations.md:1:1: SR126 {told}\n", "1 error\n")
    assert run(capsys, "pages", world / "out", "--root", world) == expected
    assert run(capsys, "check", world) == expected
    assert run(capsys, "addresses", "--root", world) == expected
