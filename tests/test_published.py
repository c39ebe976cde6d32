"""Published addresses: what is listed, what is lost, where it went, and what stands there then."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from session_reports import addresses, build
from session_reports.published import Made, Promises, Redirect, accepted, anchors_of, compare, in_the_way, promises
from session_reports.render import Page, Wording, moved
from session_reports.source import Place

if TYPE_CHECKING:
    from session_reports import Asset, Site

pytestmark = pytest.mark.whole

CORPUS = Path(__file__).parent / "corpus"

# --- addresses as they are written --------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "/",
        "/#title",
        "/reports/ccpcj/20/",
        "/reports/ccpcj/20/#item_4__a",
        "/documents/A-CONF.224-PC_III-L.2/",
        "/documents/-1/",
        "/~old/x_y/#para_26-1",
    ],
)
def test_what_is_an_address(written: str) -> None:
    assert addresses.is_address(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "reports/",
        "/reports",
        "/reports/a.html",
        "//",
        "//host.example/",
        "/a//b/",
        "/../",
        "/a/./b/",
        "/.git/",
        "/a./",
        "/a b/",
        "/a%20b/",
        "/a\\b/",
        "/é/",
        "/a/?q=1",
        "/a/#",
        "/a/#x#y",
        "/a/#é",
        "/a/\n",
        "https://host.example/a/",
    ],
)
def test_what_is_none(written: str) -> None:
    assert not addresses.is_address(written)


@pytest.mark.parametrize(
    ("address", "page", "file"),
    [
        ("/", "index.md", "index.html"),
        ("/#title", "index.md", "index.html"),
        ("/reports/ctl/2/final/", "reports/ctl/2/final.md", "reports/ctl/2/final/index.html"),
        ("/reports/ctl/2/final/#para_4", "reports/ctl/2/final.md", "reports/ctl/2/final/index.html"),
    ],
)
def test_the_files_of_an_address(address: str, page: str, file: str) -> None:
    assert addresses.page_at(address) == page
    assert addresses.file_at(address) == file


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("/old/", "/new/", "../new/"),
        ("/old/", "/new/#x", "../new/#x"),
        ("/old/", "/", "../"),
        ("/a/b/old/", "/a/new/", "../../new/"),
        ("/a/", "/a/b/", "b/"),
        ("/a/b/", "/a/", "../"),
    ],
)
def test_a_relative_link(source: str, target: str, expected: str) -> None:
    assert addresses.relative(source, target) == expected


# --- what was promised --------------------------------------------------------------------------


def _project(root: Path, listed: str | None = None, redirects: str | None = None) -> Path:
    (root / "data").mkdir(exist_ok=True)
    for name, text in (("addresses.txt", listed), ("redirects.yml", redirects)):
        if text is not None:
            (root / "data" / name).write_bytes(text.encode())
    return root


def _said(problems: object) -> list[str]:
    assert isinstance(problems, list | tuple)
    return [str(problem) for problem in problems]


def test_a_site_that_was_never_published_has_promised_nothing(tmp_path: Path) -> None:
    assert promises(_project(tmp_path)) == (Promises(None, {}), [])


def test_a_list_of_addresses(tmp_path: Path) -> None:
    text = "\ufeff# A remark\r\n\r\n/\r\n  /b/#x  \n/a/\n/a/\n#/c/\n"
    promised, problems = promises(_project(tmp_path, text))
    assert problems == []
    assert promised.listed == {"/": Place(3, 1), "/b/#x": Place(4, 3), "/a/": Place(5, 1)}
    assert promised.anchors() == {"/": (), "/a/": (), "/b/": ("x",)}


FORM = "is no address of this site: expected one such as /reports/ctl/2/ or /reports/ctl/2/#item_3"


def test_lines_that_are_no_addresses(tmp_path: Path) -> None:
    text = "/a/ # a remark\n/b\n<<<<<<< HEAD\n\xff\n".encode("latin-1")
    (_project(tmp_path) / "data/addresses.txt").write_bytes(text)
    promised, problems = promises(tmp_path)
    assert promised.listed == {}
    assert _said(problems) == [
        f"data/addresses.txt:1:1: SR131 '/a/ # a remark' {FORM}",
        f"data/addresses.txt:2:1: SR131 '/b' {FORM}",
        f"data/addresses.txt:3:1: SR131 '<<<<<<< HEAD' {FORM}",
        f"data/addresses.txt:4:1: SR131 '\ufffd' {FORM}",
    ]


def test_redirects(tmp_path: Path) -> None:
    promised, problems = promises(_project(tmp_path, redirects="/a/: /b/\n'/c/#x': '/d/#y'\n"))
    assert problems == []
    assert promised.listed is None
    assert promised.redirects == {
        "/a/": Redirect("/a/", "/b/", Place(1, 1), Place(1, 6)),
        "/c/#x": Redirect("/c/#x", "/d/#y", Place(2, 2), Place(2, 11)),
    }


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("- /a/\n", "1:1", "SR131 expected pairs of addresses, each as '/old/: /new/'"),
        ("/a: /b/\n", "1:1", f"SR131 '/a' {FORM}"),
        ("/a/: b\n", "1:6", f"SR131 'b' {FORM}"),
        ("/a/:\n", "1:5", f"SR131 '' {FORM}"),
        ("/a/: [/b/]\n", "1:6", "SR131 expected the one address to which '/a/' went"),
        ("/../a/: /b/\n", "1:1", f"SR131 '/../a/' {FORM}"),
        *(
            (f"{old}: /b/\n", "1:1", f"SR131 '{old}' is unsafe as a path: site builders keep files of their own there")
            for old in ("/assets/x/", "/search/", "/sitemap.xml/", "/assets/#x")
        ),
        ("/a/: /b/\n/a/: /c/\n", "2:1", "SR003 duplicate key '/a/', first given on line 1"),
        ("# nothing\n", "2:1", "SR002 the file is empty: expected fields"),
    ],
)
def test_redirects_of_the_wrong_form(tmp_path: Path, text: str, place: str, said: str) -> None:
    _, problems = promises(_project(tmp_path, redirects=text))
    assert _said(problems) == [f"data/redirects.yml:{place}: {said}"]


@pytest.mark.parametrize("name", ["addresses.txt", "redirects.yml"])
def test_a_link_is_not_followed(tmp_path: Path, name: str) -> None:
    (tmp_path / "elsewhere").write_bytes(b"/a/: /b/\n")
    (_project(tmp_path) / "data" / name).symlink_to(tmp_path / "elsewhere")
    promised, problems = promises(tmp_path)
    assert promised == Promises(None, {})
    assert _said(problems) == [f"data/{name}:1:1: SR009 a link is not followed: put the file itself here"]


HEAD = (
    "# Every address and anchor that this site has published. `session-reports addresses --accept` adds the new ones.\n"
    "# Take no line out: where an address went is written in redirects.yml.\n"
)


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("", ["/b/", "/", "/a/#x", "/a/"], f"{HEAD}/\n/a/\n/a/#x\n/b/\n"),
        ("/b/\n/a/\n", [], "/a/\n/b/\n"),
        ("/b/\n/b/\n", ["/b/"], "/b/\n"),
        ("# ours\n", ["/a/"], "# ours\n/a/\n"),
        (
            "# ours\n\n/b/\n# of c\n/c/\r\n# the end",
            ["/a/", "/c/#x", "/d/"],
            "# ours\n\n/a/\n/b/\n# of c\n/c/\n/c/#x\n/d/\n# the end\n",
        ),
        ("/b/#1/\n/b/\n", ["/b/a/"], "/b/\n/b/#1/\n/b/a/\n"),
    ],
)
def test_a_list_with_more(text: str, new: list[str], expected: str) -> None:
    assert accepted(text, new) == expected
    assert accepted(expected, new) == expected


# --- what is made -------------------------------------------------------------------------------


def test_the_addresses_that_pages_make() -> None:
    report = '# T {: #title lang="en" }\n\n<div class="sr-para" id="para_1" markdown="block">\n\n## S {: #sec_s }\n'
    escaped = "&#60;p id=&#34;no&#34;&#62; &#123;: #no }"
    made = Made.of(
        [
            ("index.md", anchors_of("# Home"), False),
            ("reports/a/index.md", anchors_of(f'| <span id="item_1">1</span> |\n{escaped}'), False),
            ("reports/a/b/c.md", anchors_of(report), False),
            ("reports/a/b/c/para-1.md", anchors_of('<div id="para_1">'), True),
        ]
    )
    assert made.published() == {
        "/",
        "/reports/a/",
        "/reports/a/#item_1",
        "/reports/a/b/c/",
        "/reports/a/b/c/#title",
        "/reports/a/b/c/#para_1",
        "/reports/a/b/c/#sec_s",
        "/reports/a/b/c/para-1/",
    }
    assert "/reports/a/b/c/para-1/#para_1" in made  # it is there, and another is to be cited
    assert "/reports/a/#item_2" not in made
    assert "/reports/b/" not in made
    assert "/reports/b/#x" not in made


# --- how they compare ---------------------------------------------------------------------------


def _made(*listed: str) -> Made:
    anchors: dict[str, set[str]] = {}
    for address in listed:
        page, _, anchor = address.partition("#")
        anchors.setdefault(page, set()).update([anchor] if anchor else [])
    return Made({page: frozenset(found) for page, found in anchors.items()}, frozenset())


def _promised(listed: str | None, redirects: dict[str, str]) -> Promises:
    """Return promises, each redirect on a line of its own, its new address in column 50."""
    return Promises(
        None if listed is None else {address: Place(row, 1) for row, address in enumerate(listed.split(), start=1)},
        {old: Redirect(old, new, Place(row, 1), Place(row, 50)) for row, (old, new) in enumerate(redirects.items(), 1)},
    )


CURE = "bring it back, or write in data/redirects.yml where it went"
ACCEPT = "'session-reports addresses --accept' adds what is new"
STILL = "is still made: take this entry out, or whatever makes the address"
LOOP = "goes round in a loop: write an address that is made"
ONE_UNLISTED = f"addresses.txt:1:1: SR309 '/#x' is not listed here yet: {ACCEPT}"
TWO_UNLISTED = f"addresses.txt:1:1: SR309 2 addresses are not listed here yet, '/#x' the first: {ACCEPT}"


@pytest.mark.parametrize(
    ("listed", "redirects", "made", "expected"),
    [
        # no list: nothing was published yet
        (None, {}, "/ /#x", ("/ /#x", "", [])),
        ("/ /#x", {}, "/ /#x", ("", "", [])),
        # new
        ("/", {}, "/ /#x", ("/#x", "", [ONE_UNLISTED])),
        ("/", {}, "/ /#x /a/", ("/#x /a/", "", [TWO_UNLISTED])),
        # lost
        (
            "/ /a/ /a/#x /a/#y",
            {},
            "/",
            ("", "/a/ /a/#x /a/#y", [f"addresses.txt:2:1: SR132 '/a/' is lost with 2 anchors: {CURE}"]),
        ),
        ("/ /a/ /a/#x", {}, "/", ("", "/a/ /a/#x", [f"addresses.txt:2:1: SR132 '/a/' is lost with 1 anchor: {CURE}"])),
        ("/a/ /", {}, "/", ("", "/a/", [f"addresses.txt:1:1: SR132 '/a/' is lost: {CURE}"])),
        ("/ /#x", {}, "/", ("", "/#x", [f"addresses.txt:2:1: SR132 '/#x' is lost, though its page is there: {CURE}"])),
        ("/ /a/#x", {}, "/", ("", "/a/#x", [f"addresses.txt:2:1: SR132 '/a/#x' is lost with its page: {CURE}"])),
        # redirected
        ("/ /a/ /a/#x /b/ /b/#x", {"/a/": "/b/"}, "/ /b/ /b/#x", ("", "", [])),
        (
            "/ /a/ /a/#x /b/",
            {"/a/": "/b/"},
            "/ /b/",
            (
                "",
                "/a/#x",
                [f"addresses.txt:3:1: SR132 '/a/#x' is lost: '/b/', where its page went, has none such: {CURE}"],
            ),
        ),
        ("/ /a/ /a/#x /b/ /b/#y", {"/a/": "/b/", "/a/#x": "/b/#y"}, "/ /b/ /b/#y", ("", "", [])),
        ("/ /#x /#y", {"/#x": "/#y"}, "/ /#y", ("", "", [])),
        # A redirect that was never listed is listed from now on.
        ("/", {"/#x": "/"}, "/", ("/#x", "", [ONE_UNLISTED])),
        # redirects that do not hold
        (None, {"/a/": "/"}, "/ /a/", ("/ /a/", "", [f"redirects.yml:1:1: SR133 '/a/' {STILL}"])),
        (None, {"/#x": "/"}, "/ /#x", ("/ /#x", "", [f"redirects.yml:1:1: SR133 '/#x' {STILL}"])),
        (None, {"/a/": "/a/"}, "/", ("/ /a/", "", [f"redirects.yml:1:1: SR133 '/a/' {LOOP}"])),
        (
            None,
            {"/a/": "/b/", "/b/": "/a/", "/c/": "/a/"},
            "/",
            (
                "/ /a/ /b/ /c/",
                "",
                [f"redirects.yml:{row}:1: SR133 '/{old}/' {LOOP}" for row, old in enumerate("abc", 1)],
            ),
        ),
        (
            None,
            {"/a/#x": "/"},
            "/",
            (
                "/ /a/#x",
                "",
                ["redirects.yml:1:1: SR133 '/a/' is neither made nor redirected: write where that page went as well"],
            ),
        ),
        (
            None,
            {"/a/": "/b/", "/b/": "/c/"},
            "/ /c/",
            (
                "/ /a/ /b/ /c/",
                "",
                ["redirects.yml:1:50: SR134 '/b/' is redirected itself: write '/c/', where it leads in the end"],
            ),
        ),
        (
            None,
            {"/a/": "/b/#x", "/b/": "/c/#z"},
            "/ /c/ /c/#x /c/#z",
            (
                "/ /a/ /b/ /c/ /c/#x /c/#z",
                "",
                ["redirects.yml:1:50: SR134 '/b/#x' is redirected itself: write '/c/#x', where it leads in the end"],
            ),
        ),
        (None, {"/a/": "/b/"}, "/", ("/ /a/", "", ["redirects.yml:1:50: SR134 '/b/' is not made"])),
        (
            None,
            {"/r/a/": "/r/finl/", "/r/b/": "/r/final/#para_40"},
            "/ /r/ /r/final/ /r/final/#para_4",
            (
                "/ /r/ /r/a/ /r/b/ /r/final/ /r/final/#para_4",
                "",
                [
                    "redirects.yml:1:50: SR134 '/r/finl/' is not made; did you mean '/r/final/'?",
                    "redirects.yml:2:50: SR134 '/r/final/#para_40' is not made; did you mean '/r/final/#para_4'?",
                ],
            ),
        ),
        # What has a redirect that does not hold is not told a second time, nor are its anchors.
        ("/ /a/ /a/#x", {"/a/": "/b/"}, "/", ("", "", ["redirects.yml:1:50: SR134 '/b/' is not made"])),
    ],
)
def test_what_is_new_lost_and_wrong(
    listed: str | None, redirects: dict[str, str], made: str, expected: tuple[str, str, list[str]]
) -> None:
    standing = compare(_promised(listed, redirects), _made(*made.split()))
    told = [str(problem).removeprefix("data/") for problem in standing.problems]
    assert (" ".join(standing.new), " ".join(standing.lost), told) == expected
    wrong = {problem.place.line for problem in standing.problems if problem.path == "data/redirects.yml"}
    assert standing.redirects == {old: new for row, (old, new) in enumerate(redirects.items(), 1) if row not in wrong}


def test_a_preview_asks_for_no_list_of_what_is_new_and_tells_what_is_lost() -> None:
    standing = compare(_promised("/ /a/", {}), _made("/", "/b/"), preview=True)
    assert standing.new == ("/b/",)
    assert [problem.code for problem in standing.problems] == ["SR132"]


def test_what_a_withdrawn_report_alone_named_has_a_list_to_lead_to() -> None:
    listed = _promised("/delegations/a/ /delegations/ /reports/a/ /reports/", {})
    standing = compare(listed, _made("/delegations/", "/reports/"), withdrawn=True)
    assert [problem.message for problem in standing.problems] == [
        f"'/delegations/a/' is lost: {CURE}; if a withdrawn report alone named it, to '/delegations/'",
        f"'/reports/a/' is lost: {CURE}",
    ]


# --- pages written by hand ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("index.md", "/"),
        ("README.md", "/"),
        ("delegations.md", "/delegations/"),
        ("delegations/index.md", "/delegations/"),
        ("delegations/README.md", "/delegations/"),
        ("delegations/index.html", "/delegations/"),
        ("old/index.md", "/old/"),
        ("assets/style.css", "/assets/style.css"),
        ("guide/index.md", ""),
        ("delegations.txt", ""),
        ("assets/index.md/keep", ""),
    ],
)
def test_hand_written_files_that_are_in_the_way(tmp_path: Path, file: str, address: str) -> None:
    docs = tmp_path / "docs"
    (docs / file).parent.mkdir(parents=True)
    (docs / file).write_bytes(b"")
    files = ["index.html", "delegations/index.html", "old/index.html", "assets/style.css"]
    said = f"SR126 this file stands at '{address}', where one is made from the data: rename it"
    assert _said(list(in_the_way(docs, tmp_path, files))) == ([f"docs/{file}:1:1: {said}"] if address else [])


def test_a_folder_is_in_nobody_s_way(tmp_path: Path) -> None:
    (tmp_path / "docs/old/index.html").mkdir(parents=True)
    assert list(in_the_way(tmp_path / "docs", tmp_path, ["old/index.html"])) == []
    assert list(in_the_way(tmp_path / "none", tmp_path, ["old/index.html"])) == []


def test_hand_written_pages_may_lie_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/index.md").write_bytes(b"")
    (problem,) = in_the_way(tmp_path / "pages", tmp_path / "project", ["index.html"])
    assert problem.path == f"{tmp_path.as_posix()}/pages/index.md"


def test_a_build_tells_of_hand_written_pages(world: Path) -> None:
    (world / "docs").mkdir()
    (world / "docs/people.md").write_bytes(b"# People\n")
    assert [problem.path for problem in build(world).problems] == ["docs/people.md"]
    assert build(world).pages == ()
    assert build(world, preview=True).pages
    assert build(world, docs=world / "elsewhere").problems == ()


# --- what stands at addresses that moved --------------------------------------------------------

REPORT = """\
<p class="sr-notice">Unofficial.</p>

# Title {: #title lang="en" }

<div class="sr-section" id="sec_a"></div>

<div class="sr-para" id="para_1" markdown="block">

<p class="sr-number">1</p>

<div class="sr-text" markdown="block">

Text <sup class="sr-mark" id="para_1__mark_1">[1](#note_1)</sup>:

<ol class="sr-list" markdown="block">

<li id="para_1__subpara_a" markdown="block">

<span class="sr-label">(a)</span> One.

</li>

</ol>

</div>

</div>

<div class="sr-note" id="note_1" markdown="block">

<p class="sr-number">1</p>

</div>

- <span id="officer_chair">Chair</span>

| <span id="item_4">4</span> | <span id="item_4__a">4 (a)</span> |
"""
BLOCK = '<div class="sr-alias" id="old"></div>'
INLINE = '<span class="sr-alias" id="old"></span>'


def _moved(redirects: dict[str, str], **pages: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the Markdown of pages, and the assets, by path."""
    given = [Page(f"{path}.md", {}, markdown) for path, markdown in pages.items()]
    made = Made.of((page.path, page.anchors, False) for page in given)
    changed, assets = moved(given, redirects, made, Wording("en"))
    return {page.path: page.markdown for page in changed}, {asset.path: asset.content.decode() for asset in assets}


@pytest.mark.parametrize(
    ("to", "before", "alias"),
    [
        ("/report/", '<p class="sr-notice">', f"{BLOCK}\n\n"),
        ("/report/#title", "# Title", f"{BLOCK}\n\n"),
        ("/report/#sec_a", '<div class="sr-section"', f"{BLOCK}\n\n"),
        ("/report/#para_1", '<div class="sr-para"', f"{BLOCK}\n\n"),
        # Nothing is written into a verbatim text.
        ("/report/#para_1__subpara_a", '<div class="sr-para"', f"{BLOCK}\n\n"),
        ("/report/#para_1__mark_1", '<div class="sr-para"', f"{BLOCK}\n\n"),
        ("/report/#note_1", '<div class="sr-note"', f"{BLOCK}\n\n"),
        ("/report/#officer_chair", '<span id="officer_chair">', INLINE),
        ("/report/#item_4", '<span id="item_4">', INLINE),
        ("/report/#item_4__a", '<span id="item_4__a">', INLINE),
    ],
)
def test_an_old_anchor_stands_before_what_it_means_now(to: str, before: str, alias: str) -> None:
    pages, assets = _moved({"/report/#old": to}, report=REPORT)
    assert REPORT.count(before) == 1
    assert pages["report.md"] == REPORT.replace(before, alias + before)
    assert assets == {}


def test_an_old_anchor_whose_matter_is_on_another_page_leads_there() -> None:
    others = {"other/index": "# A {: #x }", "index": "# H"}
    pages, _ = _moved({"/report/#old": "/other/#x", "/report/#older": "/"}, report=REPORT, **others)
    assert pages["other/index.md"] == "# A {: #x }"
    assert pages["report.md"].startswith(REPORT)
    assert [line for line in pages["report.md"][len(REPORT) :].split("\n") if line] == [
        '<div class="sr-moved" id="old" markdown="block">',
        "What stood here has moved to [&#47;other/&#35;x](other/index.md#x).",
        "</div>",
        '<div class="sr-moved" id="older" markdown="block">',
        "What stood here has moved to [&#47;](index.md).",
        "</div>",
    ]


def _script(asset: str) -> str:
    (found,) = re.findall(r"<script>(.*)</script>", asset)
    return str(found)


def test_a_page_that_moved_leads_on() -> None:
    pages, assets = _moved({"/gone/far/": "/report/"}, report=REPORT)
    assert pages == {"report.md": REPORT}
    assert list(assets) == ["gone/far/index.html"]
    html = assets["gone/far/index.html"]
    assert '<html lang="en">' in html
    assert '<meta http-equiv="refresh" content="0; url=../../report/">' in html
    assert '<link rel="canonical" href="../../report/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'This page has moved to <a href="../../report/">/report/</a>.' in html
    assert _script(html) == 'location.replace({}[location.hash] || "../../report/" + (location.hash || ""))'


def test_a_page_may_lead_to_a_place_on_another() -> None:
    _, assets = _moved({"/report/para-1/": "/report/#para_1"}, report=REPORT)
    html = assets["report/para-1/index.html"]
    assert 'content="0; url=../#para&#95;1"' in html.replace("_", "&#95;")
    assert _script(html) == 'location.replace({}[location.hash] || "../" + (location.hash || "#para_1"))'


def test_an_anchor_of_a_page_that_moved_stands_on_the_new_page() -> None:
    pages, assets = _moved({"/gone/": "/report/", "/gone/#old": "/report/#para_1"}, report=REPORT)
    assert pages["report.md"].count(f'{BLOCK}\n\n<div class="sr-para"') == 1
    assert "{}[location.hash]" in _script(assets["gone/index.html"])


def test_an_anchor_that_means_something_else_on_the_new_page_is_led_to_its_own_place() -> None:
    pages, assets = _moved(
        {
            "/gone/": "/report/",
            "/gone/#para_1": "/report/#note_1",  # the new page has a para_1 of its own
            "/gone/#old": "/other/#x",  # on a third page
            "/lost/": "/report/",
            "/lost/#older": "/report/#sec_a",
            "/left/": "/report/",
            "/left/#older": "/report/#note_1",  # already stands for another place
            "/left/#same": "/report/#note_1",
        },
        report=REPORT,
        other="# A {: #x }",
    )
    assert pages["other.md"] == "# A {: #x }"
    assert re.findall(r'class="sr-alias" id="(\w+)"', pages["report.md"]) == ["older", "same"]
    assert _script(assets["gone/index.html"]).startswith(
        'location.replace({"#para_1": "../report/#note_1", "#old": "../other/#x"}[location.hash] || '
    )
    assert _script(assets["lost/index.html"]).startswith("location.replace({}[")
    assert _script(assets["left/index.html"]).startswith('location.replace({"#older": "../report/#note_1"}[')


# --- a whole site -------------------------------------------------------------------------------


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.fixture(scope="module")
def listed() -> str:
    """Return the list of all addresses of the archipelago."""
    standing = build(CORPUS).standing
    assert standing
    return accepted("", standing.new)


@pytest.fixture
def published(world: Path, listed: str) -> Path:
    """Return the archipelago with that list."""
    (world / "data/addresses.txt").write_text(listed, encoding="utf-8", newline="\n")
    return world


def _pages(site: Site) -> dict[str, str]:
    return {page.path: page.markdown for page in site.pages}


def _asset(site: Site, path: str) -> Asset:
    return next(asset for asset in site.assets if asset.path == path)


def test_the_list_of_a_site(published: Path) -> None:
    assert build(published).problems == ()
    lines = (published / "data/addresses.txt").read_text(encoding="utf-8").splitlines()[2:]
    assert lines == sorted(lines)
    assert {"/", "/#title", "/reports/ctl/2/#item_3__b", "/reports/ctl/2/final/#annex_1__para_4"} <= set(lines)
    assert {"/reports/ctl/2/final/para-4/", "/reports/ctl/2/workshops/hearing-the-bell/#closing"} <= set(lines)
    assert "/reports/ctl/2/final/para-4/#para_4" not in lines  # it defers to the reading page
    assert not [line for line in lines if re.search(r"embargoed|gull-rock|CTL-2-8", line)]


def test_a_report_that_was_renamed_is_lost_until_it_is_redirected(published: Path) -> None:
    _replace(published / "data/reports/ctl/2/session.yml", "report: final", "report: report")
    (published / "data/reports/ctl/2/final.yml").rename(published / "data/reports/ctl/2/report.yml")
    site = build(published)
    assert site.pages == ()
    assert site.standing
    pages = [address for address in site.standing.lost if "#" not in address]
    assert pages == sorted(
        f"/reports/ctl/2/final/{own}"
        for own in ("", *(f"para-{n}/" for n in range(1, 17)), *(f"annex-1-para-{n}/" for n in range(1, 5)))
    )
    told = [p for p in site.problems if p.code == "SR132" and p.path == "data/addresses.txt"]
    assert {p.message.split("'")[1] for p in told} == {
        *pages,
        "/about/rights/#ctl_2_final",
        "/about/as-printed/#ctl_2_final",
    }
    preview = build(published, preview=True)
    assert preview.pages
    assert {p.code for p in preview.problems} == {"SR132"}

    entries = {address: address.replace("/final/", "/report/") for address in pages}
    entries |= {f"/about/{page}/#ctl_2_final": f"/about/{page}/#ctl_2_report" for page in ("rights", "as-printed")}
    text = "".join(f"{old}: {new}\n" for old, new in entries.items())
    (published / "data/redirects.yml").write_text(text, encoding="utf-8")
    site = build(published)
    assert {p.code for p in site.problems} == {"SR309"}
    assert "url=../report/" in _asset(site, "reports/ctl/2/final/index.html").content.decode()
    assert '<div class="sr-alias" id="ctl_2_final"></div>\n\n## [' in _pages(site)["about/rights.md"]
    assert len([asset for asset in site.assets if asset.path.endswith(".html")]) == len(pages) == 21


def test_beside_other_errors_nothing_is_compared(published: Path) -> None:
    (published / "data/addresses.txt").write_text("/lost/\n", encoding="utf-8")
    _replace(published / "data/reports/ctl/2/embargoed.yml", "by: [gull-rock]", "by: [gull-rok]")
    for preview in (False, True):
        site = build(published, preview=preview)
        assert {problem.code for problem in site.problems} == {"SR104"}
        assert site.standing is None


# --- withdrawn reports --------------------------------------------------------------------------

WITHDRAWN = "published: 2016-10-01\nwithdrawn: {date: 2020-02-03, reason: 'The body took <it> back.'}"
SAID = "This report was withdrawn from this site on 3 February 2020."


def _withdraw(root: Path, report: str) -> None:
    _replace(root / f"data/reports/{report}.yml", "published: 2016-10-01", WITHDRAWN)


@pytest.mark.parametrize("preview", [False, True])
def test_a_withdrawn_report_says_so_at_its_addresses_and_nothing_else(published: Path, *, preview: bool) -> None:
    _withdraw(published, "ctl/1/draft")
    site = build(published, preview=preview)
    assert site.problems == ()
    pages = _pages(site)
    for path in ("", "/para-1", "/para-2", "/para-3"):
        said = pages[f"reports/ctl/1/draft{path}.md"]
        assert SAID in said
        assert "The body took &#60;it&#62; back." in said
    assert re.findall(r'class="sr-alias" id="(\w+)"', pages["reports/ctl/1/draft.md"]) == [
        *("cite", "para_1", "para_2", "para_3", "sec_tide")
    ]
    for text in pages.values():
        assert "Vedl" not in text
    # That of the draft stood between those of the other two reports.
    assert pages["delegations/haven.md"].count("Statements were made by the representatives of") == 2
    meta = {page.path: page.meta for page in site.pages}
    assert meta["reports/ctl/1/draft.md"]["robots"] == "noindex"
    assert "canonical" not in meta["reports/ctl/1/draft.md"]
    assert meta["reports/ctl/1/draft/para-1.md"]["canonical"] == "/reports/ctl/1/draft/"
    assert not [
        page.path for page in site.pages if "robots" in page.meta and page.meta["kind"] not in {"withdrawn", "search"}
    ]


def test_lists_name_a_withdrawn_report_and_count_it_no_more(published: Path) -> None:
    _withdraw(published, "ctl/2/final")
    (published / "data/addresses.txt").unlink()
    pages = _pages(build(published))
    entry = "[Report of the Commission on its second session: lanterns &#38; &#60;tides&#62; &#91;in&#95;full&#93;]"
    for path in ("index.md", "reports/index.md", "reports/ctl/index.md", "reports/ctl/2/index.md"):
        (line,) = [line for line in pages[path].split("\n") if line.lstrip().startswith(f"- {entry}")]
        assert line.endswith("withdrawn on 3 February 2020</span>")
        assert "This site holds 3 reports" in pages[path] or path == "reports/ctl/2/index.md"
    assert '[Reports](reports/index.md) <span class="sr-soft">3</span>' in pages["index.md"]
    assert f"{entry}(reports" not in pages["index.md"].partition("Ways in")[0]  # it is not the newest
    assert f"{SAID} The body took" in pages["about/rights.md"]
    # The session is not withdrawn: its agenda stays, and its documents lead somewhere.
    assert 'id="item_3__b"' in pages["reports/ctl/2/index.md"]
    assert "documents/CTL-2-3.md" in pages
    assert "Workshops" not in pages["reports/ctl/2/index.md"]
    assert SAID in pages["reports/ctl/2/workshops/hearing-the-bell.md"]
    assert "reports/ctl/2/final/para-4.md" not in pages  # which was never published


def test_a_report_without_any_text_may_be_withdrawn(published: Path) -> None:
    report = published / "data/reports/ctl/2/final.yml"
    _withdraw(published, "ctl/2/final")
    report.write_text(report.read_text(encoding="utf-8").partition("sections:")[0], encoding="utf-8")
    site = build(published, preview=True)
    lost = [p.message for p in site.problems]
    assert {p.code for p in site.problems} == {"SR132"}
    assert not [said for said in lost if said.startswith("'/reports/ctl/2/final")]
    assert not [said for said in lost if "workshops/" in said]
    (said,) = [said for said in lost if said.startswith("'/delegations/lamp-and-wick/'")]
    hint = "; if a withdrawn report alone named it, to '/delegations/'"
    assert said == f"'/delegations/lamp-and-wick/' is lost with 5 anchors: {CURE}{hint}"
    assert SAID in _pages(site)["reports/ctl/2/final/annex-1-para-4.md"]


def test_a_site_of_a_withdrawn_report_alone(published: Path) -> None:
    for name in ("ctl/1/final", "ctl/2/final", "ctl/2/embargoed", "ports/26/proces-verbal"):
        (published / f"data/reports/{name}.yml").unlink()
    _replace(published / "data/reports/ctl/2/session.yml", "report: final", "report: none")
    session = published / "data/reports/ctl/2/session.yml"
    session.write_text(session.read_text(encoding="utf-8").partition("workshops:")[0], encoding="utf-8")
    _withdraw(published, "ctl/1/draft")
    (published / "data/addresses.txt").unlink()
    site = build(published)
    assert site.problems == ()
    assert "Newest" not in _pages(site)["index.md"]
    assert "withdrawn on 3 February 2020" in _pages(site)["reports/index.md"]


def test_embargo_wins_over_withdrawal(world: Path) -> None:
    _withdraw(world, "ctl/2/embargoed")
    site = build(world)
    assert site.problems == ()
    assert not [page.path for page in site.pages if re.search("moonless|The body took", page.text())]
    assert not [page.path for page in site.pages if page.meta["kind"] == "withdrawn"]
    said = _pages(build(world, preview=True))["reports/ctl/2/embargoed.md"]
    assert SAID in said
    assert '<div class="sr-watermark" data-search-exclude aria-hidden="true">Under embargo</div>' in said
    assert "Gull Rock" not in said
