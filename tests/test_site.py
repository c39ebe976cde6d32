"""The project's site as readers get it. What is expected here was written by hand, from the document."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from tests.sites import (
    PROJECT_URL,
    READING,
    Site,
    copy_project,
    having,
    make_searchable,
    project_site,
    run,
    source_paragraphs,
    text,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sites import Page

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return project_site(tmp_path_factory)


SESSION = "/reports/ccpcj/20/"
WORKSHOP = "/reports/ccpcj/20/workshops/law-enforcement-cooperation/"
PARAGRAPHS = [str(number) for number in range(1, 17)]
TITLE = (
    "Thematic discussion on protecting children in a digital age: "
    "the misuse of technology in the abuse and exploitation of children"
)
SECTIONS = {
    "Summary by the Chair": ("4", "5"),
    "Workshop on law enforcement cooperation in combating child pornography cases": ("14", "15"),
}

# Paragraph 4, in the order of the document.
OPENING = ["chair", "secretariat"]
REPRESENTATIVES = (
    "india saudi-arabia russian-federation united-kingdom thailand mexico algeria chile philippines austria romania "
    "argentina cuba japan canada china united-states"
).split()
OBSERVERS = "sri-lanka ecuador croatia france estonia morocco colombia switzerland israel norway palestine".split()
ORGANIZATIONS = (
    "unicef council-of-europe itu korean-institute-of-criminology league-of-arab-states "
    "international-sociological-association world-society-of-victimology"
).split()

# Paragraph 3: name, country, sub-item.
PANELLISTS = [
    ("Dorcas Oduor", "kenya", "a"),
    ("Elly Risman", "indonesia", "a"),
    ("Gyorgy Virag", "hungary", "a"),
    ("Sergio Staro", "italy", "a"),
    ("Mohamed Moheb", "egypt", "b"),
    ("Naras Savestanam", "thailand", "b"),
    ("Juan Carlos Guel López", "mexico", "b"),
    ("Sylvia Poll Ahrens", "costa-rica", "b"),
    ("Paula Silva", "portugal", "b"),
    ("Gabrielle Shaw", "united-kingdom", "b"),
]

# Paragraph 16.
PRESENTATIONS = [
    ("Helsinki Police Department", "helsinki-police-department", "finland"),
    ("Public Safety Canada", "public-safety-canada", "canada"),
    ("University of Cologne", "university-of-cologne", "germany"),
    ("Queensland Police Service", "queensland-police-service", "australia"),
]
DISCUSSION = [
    *(("Representative", key) for key in ("saudi-arabia", "india", "thailand", "algeria", "united-kingdom")),
    *(("Observer", key) for key in ("france", "ecuador")),
    ("Observer", "european-institute-for-crime-prevention-and-control"),
    ("Observer", "religious-society-of-friends"),
]
CLOSING = ["secretariat", "united-nations-interregional-crime-and-justice-research-institute"]

# Every State, organization and institution that the document names as such, and no other.
NAMED = {
    *("secretariat", *REPRESENTATIVES, *OBSERVERS, *ORGANIZATIONS),
    *(country for _, country, _ in PANELLISTS),
    *(key for _, *keys in PRESENTATIONS for key in keys),
    *(key for _, key in DISCUSSION),
    *CLOSING,
    "programme-network-institutes",
    "international-scientific-and-professional-advisory-council",
}

PEOPLE = (
    "dorcas-oduor elly-risman gyorgy-virag sergio-staro mohamed-moheb naras-savestanam juan-carlos-guel-lopez "
    "sylvia-poll-ahrens paula-silva gabrielle-shaw erasmo-lara-cabrera"
).split()

MEETINGS = [f"{SESSION}#meeting_{number}" for number in (3, 4, 5)]
SYMBOLS = {"E/CN.15/2011/2": "/documents/E-CN.15-2011-2/", "E/CN.15/2011/10": "/documents/E-CN.15-2011-10/"}


def delegation(key: str) -> str:
    return f"/delegations/{key}/"


def own_page(number: str) -> str:
    return f"{READING}para-{number}/"


def speakers(page: Page, heading: str) -> list[tuple[str, list[str]]]:
    """Return where each row of a table of statements leads, and the words about capacity in it."""
    return [
        (page.targets(cells[0])[0], [text(word) for word in having(cells[1], "sr-capacity")])
        for cells in page.table(heading)
    ]


def paragraphs(cell: ET.Element) -> list[str]:
    """Return the numbers that a cell lists; a run such as 1-4 stands for four."""
    found: list[str] = []
    for first, last in re.findall(r"(\d+)(?:\s*(?:\u2013|-|to)\s*(\d+))?", text(cell)):
        found += map(str, range(int(first), int(last or first) + 1))
    return found


# --- the build ----------------------------------------------------------------------------------


def test_a_strict_build_says_nothing_but_what_it_does(site: Site) -> None:
    assert [line for line in site.printed.splitlines() if not line.startswith("INFO ")] == []


A_YEAR_LATER = """\
import datetime, time
year, clock = datetime.timedelta(days=400), time.time
time.time = lambda: clock() + year.total_seconds()
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + year
    @classmethod
    def utcnow(cls):
        return super().now(datetime.timezone.utc).replace(tzinfo=None) + year
datetime.datetime = Later
"""


def test_the_same_data_gives_the_same_bytes_a_year_later_elsewhere(site: Site, tmp_path: Path) -> None:
    elsewhere = copy_project(tmp_path / "else where" / "project", site.project)
    clock = tmp_path / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(A_YEAR_LATER, encoding="utf-8")
    settings = {"PYTHONPATH": str(clock), "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    now = "import datetime; print(datetime.datetime.now().timestamp())"
    assert float(run("-c", now, cwd=tmp_path, **settings).stdout) > time.time() + 300 * 24 * 3600

    other = tmp_path / "other"
    configuration = elsewhere / "mkdocs.yml"
    done = run("-m", "mkdocs", "build", "--strict", "-f", configuration, "-d", other, cwd=tmp_path, **settings)
    assert done.returncode == 0, done.stdout
    first, second = site.files(), make_searchable(Site(other, PROJECT_URL, elsewhere)).files()
    assert list(first) == list(second)
    assert [path for path in first if first[path] != second[path]] == []
    assert {"sitemap.xml", "sitemap.xml.gz", "pagefind/pagefind-entry.json"} <= first.keys()


# --- addresses ----------------------------------------------------------------------------------


def test_every_kind_of_page_is_at_its_address(site: Site) -> None:
    expected = {
        *("/", "/reports/", "/reports/ccpcj/", SESSION, READING, WORKSHOP),
        *map(own_page, PARAGRAPHS),
        *("/delegations/", "/documents/", "/people/", "/about/"),
        *map(delegation, NAMED),
        *SYMBOLS.values(),
        *(f"/people/{key}/" for key in PEOPLE),
    }
    assert expected - set(site.addresses()) == set()


@pytest.mark.parametrize(
    ("folder", "keys"),
    [
        ("delegations", NAMED),
        ("people", set(PEOPLE)),
        ("documents", {"E-CN.15-2011-2", "E-CN.15-2011-10"}),
        ("reports", {"ccpcj"}),
        ("reports/ccpcj", {"20"}),
        ("reports/ccpcj/20", {"thematic-discussion", "workshops"}),
        ("reports/ccpcj/20/workshops", {"law-enforcement-cooperation"}),
        ("reports/ccpcj/20/thematic-discussion", {f"para-{number}" for number in PARAGRAPHS}),
    ],
)
def test_what_no_report_names_has_no_page(site: Site, folder: str, keys: set[str]) -> None:
    assert {path.name for path in (site.folder / folder).iterdir() if path.is_dir()} == keys


def test_the_document_names_55_delegations_and_11_people() -> None:
    assert len(NAMED) == 55
    assert len(PEOPLE) == len(set(PEOPLE)) == 11
    assert "brazil" not in NAMED


@pytest.mark.parametrize(
    ("address", "anchors"),
    [
        (SESSION, "item_4 item_4__a item_4__b meeting_3 meeting_4 meeting_5"),
        (READING, " ".join(f"para_{number}" for number in PARAGRAPHS)),
        (READING, "para_2__subpara_a para_2__subpara_b"),
        (own_page("2"), "para_2 para_2__subpara_a para_2__subpara_b"),
        (own_page("16"), "para_16"),
    ],
)
def test_anchors_stand_where_they_are_promised(site: Site, address: str, anchors: str) -> None:
    for anchor in anchors.split():
        site.page(address).by_id(anchor)


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_the_canonical_address_of_a_paragraph_is_the_reading_page(site: Site, number: str) -> None:
    assert site.page(own_page(number)).canonical() == f"{PROJECT_URL}{READING}"


def test_the_sitemap_lists_the_canonical_pages_and_dates_them_by_the_data(site: Site) -> None:
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = ET.fromstring((site.folder / "sitemap.xml").read_text(encoding="utf-8"))  # noqa: S314 - our own
    entries = {url.findtext(f"{name}loc"): url.findtext(f"{name}lastmod") for url in listed.iter(f"{name}url")}
    assert len(entries) == len(list(listed.iter(f"{name}url")))
    canonical = {site.page(address).canonical() for address in {*site.addresses()} - {"/search/"}}
    assert entries.keys() == canonical
    assert [url for url in entries if url and "/para-" in url] == []
    assert entries[f"{PROJECT_URL}{READING}"] == "2026-11-23"  # the day given as that of publication
    assert entries[f"{PROJECT_URL}{WORKSHOP}"] == "2026-11-23"


# --- the text -----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_a_paragraph_is_verbatim_on_the_reading_page_and_on_its_own(site: Site, number: str) -> None:
    expected = source_paragraphs()[number]
    assert site.page(READING).verbatim(f"para_{number}") == expected
    assert site.page(own_page(number)).verbatim(f"para_{number}") == expected


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_a_text_holds_links_and_nothing_of_the_interface(site: Site, number: str) -> None:
    for page in (site.page(READING), site.page(own_page(number))):
        (shown,) = having(page.by_id(f"para_{number}"), "sr-text")
        assert {element.tag for element in shown.iter()} <= {"div", "p", "ol", "li", "span", "a"}
        assert {text(label) for label in shown.iter("span")} <= {"(a)", "(b)"}
        assert shown.get("lang") == "en"


def test_the_reading_page_has_the_paragraphs_in_order_and_each_once(site: Site) -> None:
    page = site.page(READING)
    found = [key for key in page.ids() if re.fullmatch(r"para_\d+", key)]
    assert found == [f"para_{number}" for number in PARAGRAPHS]
    assert len(having(page.root, "sr-text")) == 16


def test_sections_stand_where_the_document_has_them(site: Site) -> None:
    page = site.page(READING)
    order = [
        text(element) if element.tag in {"h2", "h3"} else element.get("id", "").removeprefix("para_")
        for element in page.article.iter()
        if re.fullmatch(r"para_\d+", element.get("id", "")) or element.tag in {"h2", "h3"}
    ]
    for heading, (before, after) in SECTIONS.items():
        place = order.index(heading)
        assert order[place - 1 : place + 2] == [before, heading, after]
    assert order[0] == "1"


def test_the_panellist_s_name_is_kept_as_printed_everywhere(site: Site) -> None:
    readable = (".html", ".json", ".xml")
    pages = b" ".join(content for path, content in site.files().items() if path.endswith(readable))
    like = re.findall(rb"\bnaras\W+\w+|\bs[ae]?[vw]\w*stan\w*", pages, re.IGNORECASE)
    assert {found.decode().lower().replace("naras", "").strip(" -") for found in like} == {"savestanam"}
    assert b"Naras Savestanam" in pages


# --- the masthead -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Economic and Social Council",
        "Commission on Crime Prevention and Criminal Justice",
        "Twentieth session",
        "Vienna, 11–15 April 2011",  # noqa: RUF001 - the dash of a range
        "Distr.: Limited",
        "Original: English",
    ],
)
def test_the_masthead_is_that_of_the_document(site: Site, words: str) -> None:
    (masthead,) = having(site.page(READING).article, "sr-masthead")
    assert words in text(masthead)


def test_the_masthead_gives_the_date_of_the_document_on_a_line_of_its_own(site: Site) -> None:
    (masthead,) = having(site.page(READING).article, "sr-masthead")
    assert "13 April 2011" in [text(line) for line in masthead.iter("p")]


def test_the_document_prints_no_symbol_of_its_own_and_none_is_shown(site: Site) -> None:
    (masthead,) = having(site.page(READING).article, "sr-masthead")
    assert "E/" not in text(masthead)
    assert "E/CN" not in text(having(site.page(own_page("4")).article, "sr-cite")[0])


def test_title_kind_and_rapporteur(site: Site) -> None:
    page = site.page(READING)
    assert [text(heading) for heading in page.article.iter("h1")] == [TITLE]
    (kind,) = having(page.article, "sr-kind")
    assert "Draft report" in text(kind)
    assert "Addendum" in text(kind)
    assert "Rapporteur: Erasmo Lara Cabrera (Mexico)" in text(kind)
    assert page.targets(kind) == ["/people/erasmo-lara-cabrera/", delegation("mexico")]


def test_the_masthead_leads_to_body_session_item_and_meetings(site: Site) -> None:
    page = site.page(READING)
    (masthead,) = having(page.article, "sr-masthead")
    assert page.targets(masthead) == ["/reports/ccpcj/", SESSION]
    assert page.targets(page.facts()["Agenda"]) == [f"{SESSION}#item_4", f"{SESSION}#item_4__a", f"{SESSION}#item_4__b"]
    assert page.targets(page.facts()["Meetings"]) == MEETINGS
    assert text(page.facts()["Days"]) == "12 and 13 April 2011"


@pytest.mark.parametrize("address", [READING, WORKSHOP, *map(own_page, PARAGRAPHS)])
def test_pages_of_a_draft_say_so_and_that_they_are_unofficial(site: Site, address: str) -> None:
    said = text(site.page(address).article)
    assert "Unofficial" in said
    assert "draft report of 13 April 2011" in said


# --- paragraphs 1 and 2 -------------------------------------------------------------------------


def test_paragraph_1_leads_to_the_meetings_and_the_item(site: Site) -> None:
    page = site.page(READING)
    (verbatim,) = having(page.by_id("para_1"), "sr-text")
    assert page.links(verbatim) == [
        ("3rd", MEETINGS[0]),
        ("4th", MEETINGS[1]),
        ("5th", MEETINGS[2]),
        ("agenda item 4", f"{SESSION}#item_4"),
    ]


def test_the_session_gives_all_days_for_each_meeting(site: Site) -> None:
    page = site.page(SESSION)
    rows = page.table("meetings")
    assert [[text(cell) for cell in row[:2]] for row in rows] == [[n, "12 and 13 April 2011"] for n in ("3", "4", "5")]
    assert [paragraphs(row[2]) for row in rows] == [["1", "2", "3", "4"]] * 3
    assert [own_page("1"), own_page("4")] == [page.targets(rows[0][2])[place] for place in (0, -1)]


def test_the_session_gives_the_agenda_with_its_sub_items(site: Site) -> None:
    new = "misuse of new technologies in the abuse and exploitation of children"
    rows = [[text(cell) for cell in row[:2]] for row in site.page(SESSION).table("agenda")]
    assert rows == [
        ["4", TITLE],
        ["4 (a)", f"Nature and scope of the problem of {new}"],
        ["4 (b)", f"Responses to the problem of {new}"],
    ]


def test_an_item_has_the_paragraphs_about_it(site: Site) -> None:
    whole, first, second = (paragraphs(row[2]) for row in site.page(SESSION).table("agenda"))
    assert whole == PARAGRAPHS[:14]  # the workshop's are about no item
    assert first == second == ["1", "2", "3", "4"]


def test_the_session_and_its_body_say_what_and_where_they_are(site: Site) -> None:
    session = text(site.page(SESSION).article)
    assert "Twentieth session" in session
    assert "Vienna, 11–15 April 2011" in session  # noqa: RUF001 - the dash of a range
    page = site.page(SESSION)
    assert set(page.targets(page.article)) >= {"/reports/ccpcj/", READING, WORKSHOP, *SYMBOLS.values()}
    body = site.page("/reports/ccpcj/")
    assert "Economic and Social Council" in text(body.article)
    assert SESSION in body.targets(body.article)


def test_paragraph_2_leads_to_its_documents(site: Site) -> None:
    page = site.page(READING)
    for label, symbol in zip("ab", SYMBOLS, strict=True):
        assert (symbol, SYMBOLS[symbol]) in page.links(page.by_id(f"para_2__subpara_{label}"))
    documents = [target for target in page.targets(page.by_id("para_2")) if target.startswith("/documents/")]
    assert documents == list(SYMBOLS.values())


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_document_leads_to_the_official_one_and_to_the_paragraph_that_cites_it(site: Site, symbol: str) -> None:
    page = site.page(SYMBOLS[symbol])
    assert [text(heading) for heading in page.article.iter("h1")] == [symbol]
    targets = page.targets(page.article)
    assert f"https://docs.un.org/en/{symbol}" in targets
    assert own_page("2") in targets
    assert SESSION in targets
    assert "Note by the Secretariat" in text(page.article)


@pytest.mark.parametrize(("address", "words"), [(SYMBOLS["E/CN.15/2011/2"], "paragraph 2"), (own_page("5"), "item 4")])
def test_one_is_not_told_as_several(site: Site, address: str, words: str) -> None:
    # A document cited once is cited in "paragraph 2", and paragraph 5 is about "agenda item 4" alone.
    assert words in text(site.page(address).article).lower()


# --- paragraph 3 --------------------------------------------------------------------------------


def test_panellists_are_given_with_country_and_sub_item(site: Site) -> None:
    page = site.page(own_page("3"))
    rows = page.table("panellists")
    assert [page.links(who)[0][0] for who, *_ in rows] == [name for name, _, _ in PANELLISTS]
    assert [page.targets(who)[1] for who, *_ in rows] == [delegation(country) for _, country, _ in PANELLISTS]
    assert [text(part) for _, part, _ in rows] == ["Panellist"] * 10
    assert [page.targets(on) for *_, on in rows] == [[f"{SESSION}#item_4__{item}"] for *_, item in PANELLISTS]
    assert [page.targets(who)[0] for who, *_ in rows] == [f"/people/{key}/" for key in PEOPLE[:10]]


def test_panellists_made_no_statement_for_their_countries(site: Site) -> None:
    page = site.page(own_page("3"))
    assert "statements" not in page.ids()
    assert "do not speak for the country" in text(page.article)


def test_names_in_paragraph_3_lead_to_people_and_countries_in_order(site: Site) -> None:
    page = site.page(READING)
    links = [target for target in page.targets(page.by_id("para_3")) if target.startswith(("/people", "/delegations"))]
    pairs = zip(PEOPLE[:10], (country for _, country, _ in PANELLISTS), strict=True)
    assert links == [target for person, country in pairs for target in (f"/people/{person}/", delegation(country))]


@pytest.mark.parametrize(("name", "country", "item"), PANELLISTS)
def test_a_panellist_s_page_shows_part_item_country_and_sentence(
    site: Site, name: str, country: str, item: str
) -> None:
    page = next(page for page in (site.page(f"/people/{key}/") for key in PEOPLE) if text(page.article).count(name) > 1)
    assert [text(heading) for heading in page.article.iter("h1")] == [name]
    assert {delegation(country), f"{SESSION}#item_4__{item}", own_page("3")} <= set(page.targets(page.article))
    assert [text(mark) for mark in page.article.iter("mark")] == [name]
    assert "Panellist" in text(page.article)


def test_the_facts_of_a_panellist_s_part_stand_on_lines_of_their_own(site: Site) -> None:
    (facts,) = having(site.page("/people/naras-savestanam/").article, "sr-entry-facts")
    assert [text(line) for line in facts.iter("p")] == ["Panellist", "Agenda item 4 (b)", "Paragraph 3"]


# --- paragraph 4 --------------------------------------------------------------------------------


def test_statements_have_their_capacities_in_the_printed_order(site: Site) -> None:
    officer = f"{SESSION}#officer_chair"
    assert speakers(site.page(own_page("4")), "statements") == [
        (officer, ["Chair", "Introductory statement"]),
        (delegation("secretariat"), ["Secretariat", "Introductory statement"]),
        *((delegation(key), ["Representative"]) for key in REPRESENTATIVES),
        *((delegation(key), ["Observer"]) for key in (*OBSERVERS, *ORGANIZATIONS)),
    ]


def test_names_in_paragraph_4_lead_to_the_delegations_in_order(site: Site) -> None:
    page = site.page(READING)
    links = [target for target in page.targets(page.by_id("para_4")) if target.startswith("/delegations/")]
    assert links == [delegation(key) for key in ("secretariat", *REPRESENTATIVES, *OBSERVERS, *ORGANIZATIONS)]


def test_paragraph_4_names_palestine_as_it_was_named_in_2011(site: Site) -> None:
    page = site.page(own_page("4"))
    assert "State of Palestine" not in text(page.article)
    rows = {page.targets(who)[0]: text(who) for who, *_ in page.table("statements")}
    assert rows[delegation("palestine")] == "Palestine"


@pytest.mark.parametrize(
    ("key", "capacity", "paragraphs"),
    [
        ("united-kingdom", "Representative", ["4", "16"]),
        ("france", "Observer", ["4", "16"]),
        ("palestine", "Observer", ["4"]),
        ("thailand", "Representative", ["4", "16"]),
        ("saudi-arabia", "Representative", ["4", "16"]),
        ("ecuador", "Observer", ["4", "16"]),
        ("norway", "Observer", ["4"]),
        ("canada", "Representative", ["4"]),
        ("unicef", "Observer", ["4"]),
        ("council-of-europe", "Observer", ["4"]),
        ("religious-society-of-friends", "Observer", ["16"]),
    ],
)
def test_a_delegation_s_page_tells_where_it_spoke_and_as_what(
    site: Site, key: str, capacity: str, paragraphs: list[str]
) -> None:
    page = site.page(delegation(key))
    entries = [entry for part in page.after("statements") for entry in having(part, "sr-entry")]
    assert text(page.by_id("statements")).startswith(str(len(paragraphs)))
    assert [[text(word) for word in having(entry, "sr-capacity")] for entry in entries] == [[capacity]] * len(entries)
    found = [[target for target in page.targets(entry) if "/para-" in target] for entry in entries]
    assert found == [[own_page(number)] for number in paragraphs]
    assert all(len(list(entry.iter("mark"))) == 1 for entry in entries)


def test_the_secretariat_opened_the_discussion_and_closed_the_workshop(site: Site) -> None:
    page = site.page(delegation("secretariat"))
    entries = having(page.article, "sr-entry")
    assert [[text(word) for word in having(entry, "sr-capacity")] for entry in entries] == [
        ["Secretariat", "Introductory statement"],
        ["Representative", "Closing statement"],
    ]


# --- delegations --------------------------------------------------------------------------------


def test_thailand_spoke_twice_and_its_expert_is_told_of_apart(site: Site) -> None:
    page = site.page(delegation("thailand"))
    statements = "".join(text(part) for part in page.after("statements") if "experts" not in _ids(part))
    assert "Savestanam" not in statements
    (expert,) = [item for part in page.after("experts") for item in part.iter("li")]
    assert "Naras Savestanam" in text(expert)
    assert {"/people/naras-savestanam/", f"{SESSION}#item_4__b", own_page("3")} <= set(page.targets(expert))


def _ids(element: ET.Element) -> set[str | None]:
    return {inner.get("id") for inner in element.iter()}


def test_kenya_made_no_statement_and_has_one_expert(site: Site) -> None:
    page = site.page(delegation("kenya"))
    assert having(page.article, "sr-entry") == []
    assert "no statement" in text(page.article)
    (expert,) = [item for part in page.after("experts") for item in part.iter("li")]
    assert "Dorcas Oduor" in text(expert)
    assert f"{SESSION}#item_4__a" in page.targets(expert)


def test_palestine_was_no_non_member_observer_state_in_april_2011(site: Site) -> None:
    page = site.page(delegation("palestine"))
    (then,) = [value for value in page.facts().values() if READING in page.targets(value)]
    said = text(then).removesuffix(page.links(then)[0][0])
    assert "Palestine" in said
    assert "observer" in said.lower()
    assert "State" not in said
    assert "The observer for Palestine delivered a statement." in text(page.article)


@pytest.mark.parametrize("key", ["thailand", "kenya", "france", "secretariat", "unicef"])
def test_whose_name_and_kind_have_not_changed_has_nothing_said_about_2011(site: Site, key: str) -> None:
    page = site.page(delegation(key))
    assert [term for term, value in page.facts().items() if READING in page.targets(value)] == []


@pytest.mark.parametrize("key", [key for _, key, _ in PRESENTATIONS])
def test_an_institution_has_no_statement(site: Site, key: str) -> None:
    page = site.page(delegation(key))
    assert "statements" not in page.ids()
    assert "Presentation" in text(page.article)
    assert own_page("16") in page.targets(page.article)


def test_the_index_lists_every_delegation_named_and_no_other(site: Site) -> None:
    page = site.page("/delegations/")
    listed = [target for target in page.targets(page.article) if target.startswith("/delegations/")]
    assert len(listed) == len(set(listed))
    assert {target.split("/")[2] for target in listed} == NAMED


@pytest.mark.parametrize(
    ("key", "statements", "paragraphs"),
    [
        ("algeria", 2, 2),
        ("canada", 1, 2),
        ("council-of-europe", 1, 2),
        ("finland", 0, 1),
        ("france", 2, 2),
        ("helsinki-police-department", 0, 1),
        ("kenya", 0, 1),
        ("mexico", 1, 2),
        ("palestine", 1, 1),
        ("programme-network-institutes", 0, 1),
        ("secretariat", 2, 3),
        ("thailand", 2, 3),
        ("united-kingdom", 2, 3),
    ],
)
def test_the_index_counts_statements_and_no_experts(site: Site, key: str, statements: int, paragraphs: int) -> None:
    page = site.page("/delegations/")
    rows = [row for row in page.article.iter("tr") if delegation(key) in page.targets(row)]
    (cells,) = [[text(cell) for cell in row.iter("td")] for row in rows]
    assert cells[-2:] == [str(statements), str(paragraphs)]


def test_the_indexes_of_people_and_documents_are_whole(site: Site) -> None:
    people, documents = site.page("/people/"), site.page("/documents/")
    for page, addresses in ((people, [f"/people/{key}/" for key in PEOPLE]), (documents, SYMBOLS.values())):
        (table,) = page.article.iter("table")
        assert sorted(page.targets(table)) == sorted(addresses)


def test_the_ways_in_lead_to_the_report(site: Site) -> None:
    for address in ("/", "/reports/", "/reports/ccpcj/", SESSION):
        page = site.page(address)
        assert READING in page.targets(page.article), address


# --- the workshop -------------------------------------------------------------------------------


def test_the_workshop_has_theme_and_organizers(site: Site) -> None:
    page = site.page(WORKSHOP)
    theme = "Concrete examples of law enforcement cooperation in combating child pornography cases"
    assert text(page.facts()["Theme"]) == theme
    assert page.targets(page.facts()["Organized by"]) == [delegation("programme-network-institutes")]
    assert text(page.facts()["Organized by"]) == (
        "institutes of the United Nations crime prevention and criminal justice programme network"
    )


def test_chair_and_moderator_are_given_by_office_alone(site: Site) -> None:
    page = site.page(WORKSHOP)
    chair, moderator = page.facts()["Chair"], page.facts()["Moderator"]
    assert text(chair) == "First Vice-Chair"
    assert "Scientific Coordinator" in text(moderator)
    assert "International Scientific and Professional Advisory Council" in text(moderator)
    assert page.targets(moderator) == [delegation("international-scientific-and-professional-advisory-council")]
    assert [target for target in page.targets(page.article) if target.startswith("/people/")] == []


@pytest.mark.parametrize("address", [WORKSHOP, own_page("16")])
def test_presentations_are_of_institutions_with_countries_and_no_names(site: Site, address: str) -> None:
    page = site.page(address)
    rows = page.table("presentations" if address == WORKSHOP else "panellists")
    assert [page.links(row[0])[0] for row in rows] == [(name, delegation(key)) for name, key, _ in PRESENTATIONS]
    assert [page.targets(row[0])[1:] for row in rows] == [[delegation(country)] for *_, country in PRESENTATIONS]
    assert [text(row[1]) for row in rows] == ["Presentation"] * 4


def test_the_workshop_s_discussion(site: Site) -> None:
    assert speakers(site.page(WORKSHOP), "discussion") == [(delegation(key), [word]) for word, key in DISCUSSION]


def test_the_workshop_was_closed_by_the_secretariat_and_an_institute(site: Site) -> None:
    closing = ["Representative", "Closing statement"]
    assert speakers(site.page(WORKSHOP), "closing") == [(delegation(key), closing) for key in CLOSING]


def test_the_workshop_shows_the_paragraphs_that_tell_of_it(site: Site) -> None:
    page = site.page(WORKSHOP)
    said = text(page.article)
    for number in ("15", "16"):
        assert source_paragraphs()[number] in said
    assert {own_page("15"), own_page("16")} <= set(page.targets(page.article))


@pytest.mark.parametrize("number", ["15", "16"])
def test_paragraphs_of_the_workshop_lead_to_it(site: Site, number: str) -> None:
    page = site.page(own_page(number))
    assert WORKSHOP in page.targets(page.article)


def test_paragraph_15_leads_to_the_institutions_that_it_names(site: Site) -> None:
    page = site.page(READING)
    links = [target for target in page.targets(page.by_id("para_15")) if target.startswith("/delegations/")]
    assert links == [
        delegation("programme-network-institutes"),
        delegation("international-scientific-and-professional-advisory-council"),
    ]


def test_paragraph_15_leads_to_the_first_vice_chair(site: Site) -> None:
    page = site.page(READING)
    assert ("First Vice-Chair", f"{SESSION}#officer_first-vice-chair") in page.links(page.by_id("para_15"))


def test_paragraph_16_gives_statements_and_closing_statements_in_order(site: Site) -> None:
    assert speakers(site.page(own_page("16")), "statements") == [
        *((delegation(key), [word]) for word, key in DISCUSSION),
        *((delegation(key), ["Representative", "Closing statement"]) for key in CLOSING),
    ]


# --- from paragraph to paragraph ----------------------------------------------------------------


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_a_paragraph_s_page_leads_to_those_before_and_after_and_into_the_text(site: Site, number: str) -> None:
    page = site.page(own_page(number))
    targets = page.targets(page.article)
    around = {own_page(str(other)) for other in (int(number) - 1, int(number) + 1) if 1 <= other <= 16}
    cite = f"{own_page(number)}#cite"
    assert {target for target in targets if target.startswith(f"{READING}para-")} == {*around, cite}
    assert f"{READING}#para_{number}" in targets


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_a_paragraph_s_page_tells_how_to_cite_it(site: Site, number: str) -> None:
    (cited,) = having(site.page(own_page(number)).article, "sr-cite")
    said = text(cited)
    for words in ("Commission on Crime Prevention and Criminal Justice", TITLE, "13 April 2011", f"para. {number}"):
        assert words in said
    assert "draft" in said


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_a_paragraph_s_number_leads_to_what_can_be_done_with_it(site: Site, number: str) -> None:
    page = site.page(READING)
    paragraph = page.by_id(f"para_{number}")
    (target,) = having(paragraph, "sr-number")
    (actions,) = having(paragraph, "sr-actions")
    assert page.links(target) == [(number, f"{READING}#para_{number}")]
    assert page.links(actions)[:3] == [
        ("Copy link", f"{READING}#para_{number}"),
        ("Cite", f"{own_page(number)}#cite"),
        ("On its own page", own_page(number)),
    ]


def test_provenance_and_rights_are_told(site: Site) -> None:
    rights = text(site.page("/about/rights/").article)
    assert "01b59ada226bb79ce9b44e42ec43ba20aea4c03bff7ec3b9fa12586e3230f30c" in rights
    assert "United Nations" in rights
    assert "13 April 2011" in rights
