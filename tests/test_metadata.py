"""What machines are told of pages: expected here as the documents and the registries say it, not as it came out."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from struct import unpack
from types import SimpleNamespace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import html5lib
import jinja2
import pytest
from tests.sites import CORPUS_URL, PROJECT_URL, Site, copy_corpus, corpus_site, run, text

from session_reports import build
from session_reports.addresses import url
from session_reports.mkdocs import OVERRIDES
from session_reports.render import Wording, interface

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from session_reports import Page

    Node = dict[str, object]
    Pages = dict[str, Page]

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests/corpus"
READING = "reports/ccpcj/20/thematic-discussion"
TITLE = (
    "Thematic discussion on protecting children in a digital age: "
    "the misuse of technology in the abuse and exploitation of children"
)
COMMISSION = "Commission on Crime Prevention and Criminal Justice"
RIGHTS = (
    "Document of the United Nations, which holds the rights in its text. It is rendered here for reference and is "
    "not covered by the licence of this software."
)


@pytest.fixture(scope="module")
def project() -> Pages:
    """Return the pages of the project's data, made for its address, but that of the search."""
    return {page.path: page for page in build(ROOT, origin=PROJECT_URL).pages if page.meta["kind"] != "search"}


@pytest.fixture(scope="module")
def archipelago() -> Pages:
    """Return the pages of the invented archipelago, made for no address, but that of the search."""
    return {page.path: page for page in build(CORPUS).pages if page.meta["kind"] != "search"}


def graph(page: Page) -> list[Node]:
    """Return what the page's JSON-LD says."""
    jsonld = page.meta["jsonld"]
    assert isinstance(jsonld, dict)
    assert jsonld.keys() == {"@context", "@graph"}
    assert jsonld["@context"] == "https://schema.org"
    nodes: list[Node] = jsonld["@graph"]
    return nodes


def matter(page: Page) -> Node:
    """Return what the page is about."""
    return graph(page)[0]


def steps(page: Page) -> list[tuple[str, str]]:
    """Return the names and addresses on the way to a page."""
    (trail,) = graph(page)[1:]
    entries = trail["itemListElement"]
    assert trail.keys() == {"@type", "itemListElement"}
    assert trail["@type"] == "BreadcrumbList"
    assert isinstance(entries, list)
    assert [entry["position"] for entry in entries] == list(range(1, len(entries) + 1))
    return [(entry["name"], entry["item"]) for entry in entries]


def citation(page: Page) -> list[tuple[str, str]]:
    pairs = page.meta["citation"]
    assert isinstance(pairs, tuple)
    return list(pairs)


def cited(page: Page, name: str) -> list[str]:
    return [content for key, content in citation(page) if key == name]


# --- the project's report -----------------------------------------------------------------------

SESSION = {
    "@type": "Event",
    "@id": f"{PROJECT_URL}/reports/ccpcj/20/",
    "name": f"{COMMISSION}: Twentieth session",
    "startDate": "2011-04-11",
    "endDate": "2011-04-15",
    "location": {"@type": "Place", "name": "Vienna"},
}
BODY = {"@type": "Organization", "@id": f"{PROJECT_URL}/reports/ccpcj/", "name": COMMISSION}
WAY = [
    ("Reports", f"{PROJECT_URL}/reports/"),
    (COMMISSION, f"{PROJECT_URL}/reports/ccpcj/"),
    ("Twentieth session", f"{PROJECT_URL}/reports/ccpcj/20/"),
]


def test_a_report(project: Pages) -> None:
    page = project[f"{READING}.md"]
    # The document prints no symbol: there is no number, and no official document that is known to be this one.
    assert matter(page) == {
        "@type": "Report",
        "@id": f"{PROJECT_URL}/{READING}/",
        "url": f"{PROJECT_URL}/{READING}/",
        "name": TITLE,
        "datePublished": "2011-04-13",
        "inLanguage": "en",
        "creativeWorkStatus": "Draft",
        "publisher": BODY,
        "about": SESSION,
    }
    assert steps(page) == [*WAY, (TITLE, f"{PROJECT_URL}/{READING}/")]


def test_how_a_report_is_cited(project: Pages) -> None:
    address = f"{PROJECT_URL}/{READING}/"
    assert citation(project[f"{READING}.md"]) == [
        ("citation_title", f"{TITLE} (draft of 13 April 2011)"),
        ("citation_author", COMMISSION.replace(" ", "\N{NO-BREAK SPACE}")),
        ("citation_publication_date", "2011/04/13"),
        ("citation_technical_report_institution", COMMISSION),
        ("citation_language", "en"),
        ("citation_public_url", address),
        ("DC.title", f"{TITLE} (draft of 13 April 2011)"),
        ("DC.type", "Report"),
        ("DC.date", "2011-04-13"),
        ("DC.identifier", address),
        ("DC.language", "en"),
        ("DC.publisher", COMMISSION),
        ("DC.rights", RIGHTS),
    ]


def test_a_paragraph(project: Pages) -> None:
    page = project[f"{READING}/para-4.md"]
    here, own = f"{PROJECT_URL}/{READING}/#para_4", f"{PROJECT_URL}/{READING}/para-4/"
    assert matter(page) == {
        "@type": "CreativeWork",
        "@id": here,
        "url": own,
        "name": "Paragraph 4",
        "position": "4",
        "inLanguage": "en",
        "isPartOf": {"@type": "Report", "@id": f"{PROJECT_URL}/{READING}/", "name": TITLE},
    }
    assert steps(page) == [*WAY, (TITLE, f"{PROJECT_URL}/{READING}/"), ("Paragraph 4", own)]
    assert cited(page, "citation_title") == [f"Paragraph 4: {TITLE} (draft of 13 April 2011)"]
    assert cited(page, "citation_public_url") == [here]


def test_a_session_and_its_workshop(project: Pages) -> None:
    address = f"{PROJECT_URL}/reports/ccpcj/20/workshops/law-enforcement-cooperation/"
    name = "Workshop on law enforcement cooperation in combating child pornography cases"
    page = project["reports/ccpcj/20/index.md"]
    workshop = {"@type": "Event", "@id": address, "name": name}
    assert matter(page) == {**SESSION, "organizer": BODY, "subEvent": [workshop]}
    assert steps(page) == WAY
    page = project["reports/ccpcj/20/workshops/law-enforcement-cooperation.md"]
    # Paragraph 15 prints no day.
    assert matter(page) == {
        **workshop,
        "description": "Concrete examples of law enforcement cooperation in combating child pornography cases",
        "organizer": [
            {
                "@type": "Organization",
                "@id": f"{PROJECT_URL}/delegations/programme-network-institutes/",
                "name": "institutes of the United Nations crime prevention and criminal justice programme network",
            }
        ],
        "superEvent": SESSION,
    }
    assert steps(page) == [*WAY, (name, address)]


def test_a_body(project: Pages) -> None:
    page = project["reports/ccpcj/index.md"]
    assert matter(page) == {
        **BODY,
        "alternateName": [
            {"@language": "fr", "@value": "Commission pour la prévention du crime et la justice pénale"},
            {"@language": "es", "@value": "Comisión de Prevención del Delito y Justicia Penal"},
            {"@language": "ru", "@value": "Комиссия по предупреждению преступности и уголовному правосудию"},
            {"@language": "zh", "@value": "预防犯罪和刑事司法委员会"},
            {"@language": "ar", "@value": "لجنة منع الجريمة والعدالة الجنائية"},
        ],
        "parentOrganization": {"@type": "Organization", "name": "Economic and Social Council"},
    }
    assert steps(page) == WAY[:2]


@pytest.mark.parametrize(
    ("key", "kind", "name"),
    [
        ("india", "Country", "India"),  # a Member State
        ("palestine", "Country", "State of Palestine"),  # a non-member observer State, as the registry records it now
        ("itu", "Organization", "International Telecommunication Union"),
        ("secretariat", "Organization", "Secretariat"),
        ("helsinki-police-department", "Organization", "Helsinki Police Department"),
    ],
)
def test_a_delegation_is_what_the_registry_says(project: Pages, key: str, kind: str, name: str) -> None:
    page = project[f"delegations/{key}.md"]
    address = f"{PROJECT_URL}/delegations/{key}/"
    node = matter(page)
    assert (node["@type"], node["@id"], node["name"]) == (kind, address, name)
    assert node.keys() <= {"@type", "@id", "name", "alternateName"}
    assert steps(page) == [("Delegations", f"{PROJECT_URL}/delegations/"), (name, address)]


def test_a_delegation_has_its_names_in_other_languages(project: Pages) -> None:
    # In Spanish the name is the same.
    assert matter(project["delegations/india.md"])["alternateName"] == [
        {"@language": "fr", "@value": "Inde"},
        {"@language": "ru", "@value": "Индия"},
        {"@language": "zh", "@value": "印度"},
        {"@language": "ar", "@value": "الهند"},
    ]


def test_a_document(project: Pages) -> None:
    page = project["documents/E-CN.15-2011-10.md"]
    address = f"{PROJECT_URL}/documents/E-CN.15-2011-10/"
    assert matter(page) == {
        "@type": "CreativeWork",
        "@id": address,
        "identifier": "E/CN.15/2011/10",
        "name": "Note by the Secretariat on world crime trends and emerging issues and responses in the field of crime "
        "prevention and criminal justice",
        "sameAs": "https://docs.un.org/en/E/CN.15/2011/10",
    }
    assert steps(page) == [("Documents", f"{PROJECT_URL}/documents/"), ("E/CN.15/2011/10", address)]


def test_of_a_person_the_name_is_told_and_nothing_else(project: Pages) -> None:
    page = project["people/dorcas-oduor.md"]
    address = f"{PROJECT_URL}/people/dorcas-oduor/"
    assert matter(page) == {"@type": "Person", "@id": address, "name": "Dorcas Oduor"}
    assert steps(page) == [("People", f"{PROJECT_URL}/people/"), ("Dorcas Oduor", address)]


def test_the_site_its_lists_and_the_pages_about_it(project: Pages) -> None:
    home = matter(project["index.md"])
    site = {"@type": "WebSite", "@id": f"{PROJECT_URL}/", "url": f"{PROJECT_URL}/", "name": "Session Reports"}
    assert home == {**site, "inLanguage": "en", "description": home["description"]}
    assert str(home["description"]).startswith("Reports of intergovernmental sessions: every paragraph")
    for path, kind, name in [
        ("reports/index.md", "CollectionPage", "Reports"),
        ("delegations/index.md", "CollectionPage", "Delegations"),
        ("documents/index.md", "CollectionPage", "Documents"),
        ("people/index.md", "CollectionPage", "People"),
        ("about/index.md", "AboutPage", "About this site"),
        ("about/names.md", "AboutPage", "Names and status"),
        ("about/as-printed.md", "AboutPage", "As printed"),
    ]:
        address = PROJECT_URL + url(path)
        node = {"@type": kind, "@id": address, "url": address, "name": name, "inLanguage": "en", "isPartOf": site}
        assert graph(project[path]) == [node]


# --- the invented archipelago -------------------------------------------------------------------


def test_symbols_are_numbers_of_the_report_and_lead_to_the_official_document(archipelago: Pages) -> None:
    page = archipelago["reports/ctl/2/final.md"]
    assert matter(page)["reportNumber"] == "CTL/2/10"
    assert matter(page)["isBasedOn"] == "https://documents.example/en/CTL/2/10"
    assert cited(page, "citation_technical_report_number") == ["CTL/2/10"]
    assert cited(page, "DC.identifier") == ["CTL/2/10"]


@pytest.mark.parametrize(
    ("report", "status", "title"),
    [
        ("ctl/1/draft", "Draft", "The hours of the tide (draft of 13 March 2014)"),
        ("ctl/1/final", "Final", "Report of the Commission on its first session"),
    ],
)
def test_a_draft_says_so_wherever_it_is_cited(archipelago: Pages, report: str, status: str, title: str) -> None:
    page = archipelago[f"reports/{report}.md"]
    assert matter(page)["name"] == title.partition(" (")[0]
    assert matter(page)["creativeWorkStatus"] == status
    assert cited(page, "citation_title") == cited(page, "DC.title") == [title]


def test_a_report_in_french_is_cited_in_french(archipelago: Pages) -> None:
    page = archipelago["reports/ports/26/proces-verbal.md"]
    node = matter(page)
    assert (node["inLanguage"], cited(page, "citation_language")) == ("fr", ["fr"])
    assert cited(page, "DC.publisher") == ["Assemblée des maîtres de port"]
    assert node["publisher"] == {
        "@type": "Organization",
        "@id": "/reports/ports/",
        "name": "Assemblée des maîtres de port",
    }
    # It met with a break: on 11 December 2015, and from 23 to 27 May 2016.
    assert isinstance(node["about"], dict)
    assert (node["about"]["startDate"], node["about"]["endDate"]) == ("2015-12-11", "2016-05-27")
    assert matter(archipelago["reports/ports/index.md"]).keys() == {"@type", "@id", "name", "alternateName"}


def test_a_paragraph_of_an_annex_is_known_by_its_annex(archipelago: Pages) -> None:
    page = archipelago["reports/ctl/2/final/annex-1-para-4.md"]
    assert matter(page)["@id"] == "/reports/ctl/2/final/#annex_1__para_4"
    assert matter(page)["url"] == "/reports/ctl/2/final/annex-1-para-4/"
    assert str(matter(page)["name"]).endswith(", paragraph 4")


def test_a_document_may_be_known_by_its_symbol_alone(archipelago: Pages, world: Path) -> None:
    node = {"@type": "CreativeWork", "@id": "/documents/CTL-2-5/", "name": "CTL/2/5", "identifier": "CTL/2/5"}
    official = {"sameAs": "https://documents.example/en/CTL/2/5"}
    assert matter(archipelago["documents/CTL-2-5.md"]) == {**node, **official}
    bodies = world / "data/registry/bodies.yml"
    known = bodies.read_text(encoding="utf-8")
    bodies.write_text(re.sub(r"\n +documents: .*", "", known), encoding="utf-8")
    pages = {page.path: page for page in build(world).pages}
    assert matter(pages["documents/CTL-2-5.md"]) == node
    assert "isBasedOn" not in matter(pages["reports/ctl/2/final.md"])


def test_a_session_without_a_place_has_no_location(world: Path) -> None:
    session = world / "data/reports/ctl/2/session.yml"
    session.write_text(session.read_text(encoding="utf-8").replace("place: Port Lantern\n", ""), encoding="utf-8")
    pages = {page.path: page for page in build(world).pages}
    assert "location" not in matter(pages["reports/ctl/2/index.md"])


def test_what_is_under_embargo_is_described_to_nobody(world: Path) -> None:
    path = world / "data/reports/ctl/2/final.yml"  # which describes a workshop
    report = path.read_text(encoding="utf-8")
    path.write_text(report.replace("published: ", "visibility: embargoed\npublished: ", 1), encoding="utf-8")
    pages = {page.path: page for page in build(world, preview=True).pages}
    held_back = [page for path, page in pages.items() if re.match(r"reports/ctl/2/(final|embargoed|workshops)", path)]
    assert {page.meta["kind"] for page in held_back} == {"report", "paragraph", "workshop"}
    assert not [page.path for page in held_back if {"jsonld", "citation"} & page.meta.keys()]
    assert "jsonld" in pages["reports/ctl/1/final.md"].meta


def test_a_withdrawn_report_is_described_to_nobody(world: Path) -> None:
    path = world / "data/reports/ctl/1/draft.yml"
    withdrawn = "\nwithdrawn: {date: 2020-02-03, reason: Taken back.}\npublished: "
    path.write_text(path.read_text(encoding="utf-8").replace("\npublished: ", withdrawn), encoding="utf-8")
    (page,) = [page for page in build(world).pages if page.path == "reports/ctl/1/draft.md"]
    assert not {"jsonld", "citation"} & page.meta.keys()


# --- all pages ----------------------------------------------------------------------------------

THING = set("@type @id name description alternateName identifier sameAs url".split())
WORK = THING | set(
    "inLanguage datePublished publisher about isPartOf isBasedOn creativeWorkStatus position".split()
)  # fmt: skip
SCHEMA = {
    "WebSite": WORK,
    "CollectionPage": WORK,
    "AboutPage": WORK,
    "CreativeWork": WORK,
    "Report": WORK | {"reportNumber"},
    "Event": THING | set("startDate endDate location organizer superEvent subEvent".split()),
    "Place": THING,
    "Country": THING,
    "Organization": THING | {"parentOrganization"},
    "Person": THING,
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"position", "item"},
}
"""The types that schema.org defines, each with those of its properties that may be used here."""
ADDRESSES = {"@id", "url", "item"}


def nodes(value: object) -> Iterator[Node]:
    """Yield every node within a value."""
    if isinstance(value, dict):
        if "@value" in value:
            assert value.keys() == {"@value", "@language"}
            return
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_every_node_has_a_known_type_and_properties_that_the_type_has(project: Pages, archipelago: Pages) -> None:
    for page in [*project.values(), *archipelago.values()]:
        for node in nodes(graph(page)):
            assert node.keys() <= SCHEMA[str(node["@type"])], page.path
            assert all(node.values()), page.path


def test_every_kind_of_page_is_described(archipelago: Pages) -> None:
    kinds = {page.meta["kind"]: matter(page)["@type"] for page in archipelago.values()}
    assert {kind for kind, node in kinds.items() if node == "AboutPage"} == {k for k in kinds if "about" in str(k)}
    assert {kind: node for kind, node in kinds.items() if "about" not in str(kind)} == {
        "home": "WebSite",
        "reports": "CollectionPage",
        "delegations": "CollectionPage",
        "documents": "CollectionPage",
        "people": "CollectionPage",
        "body": "Organization",
        "session": "Event",
        "workshop": "Event",
        "report": "Report",
        "paragraph": "CreativeWork",
        "delegation": kinds["delegation"],
        "document": "CreativeWork",
        "person": "Person",
    }
    assert {page.meta["kind"] for page in archipelago.values() if "citation" in page.meta} == {"report", "paragraph"}


def _addresses(page: Page) -> list[str]:
    return [str(node[key]) for node in nodes(graph(page)) for key in ADDRESSES & node.keys()]


def test_addresses_are_whole_where_it_is_known_where_the_site_will_stand(project: Pages) -> None:
    for page in project.values():
        assert all(address.startswith(f"{PROJECT_URL}/") for address in _addresses(page)), page.path


def test_addresses_are_below_the_root_where_it_is_not(archipelago: Pages) -> None:
    for page in archipelago.values():
        assert all(re.match(r"/(?!/)", address) for address in _addresses(page)), page.path
        pairs = dict(page.meta.get("citation", ()))  # type: ignore[call-overload]
        assert "citation_public_url" not in pairs
        assert not [content for content in pairs.values() if "://" in content]


def test_it_stays_small(project: Pages) -> None:
    for page in project.values():
        assert len(json.dumps(page.meta["jsonld"], ensure_ascii=False).encode()) < 3000, page.path


# --- how it is written --------------------------------------------------------------------------

HOSTILE = """</script><script>alert(1)</script> "><img src=x onerror=alert(2)> 'x' & &lt; <!-- {{ 7*7 }}"""


def written(meta: Node, *, title: str = "", site_url: str = "https://example.org/records/") -> Element:
    """Return the head that the template of the frame writes for a page, as a browser reads it."""
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(OVERRIDES))  # noqa: S701 - as MkDocs makes it
    html = templates.get_template("partials/metadata.html").render(
        page=SimpleNamespace(meta=meta, title=title, canonical_url=f"{site_url}reports/" if site_url else None),
        config=SimpleNamespace(
            site_name=f"Tides {HOSTILE}",
            site_url=site_url,
            site_description="Reports of an archipelago.",
            extra=SimpleNamespace(session_reports=interface(Wording("en"))),
        ),
    )
    root: Element = html5lib.parse(f"<!doctype html><head>{html}", namespaceHTMLElements=False)
    return root[0]


def said(head: Element) -> dict[str, str]:
    """Return what the ``meta`` elements of a head say, by name or property."""
    return {
        (e.get("property") or e.get("name") or ""): e.get("content", "") for e in head.iter("meta") if e.get("content")
    }  # fmt: skip


def told(root: Element) -> Node:
    """Return the one JSON-LD of a page."""
    (script,) = [e for e in root.iter("script") if e.get("type") == "application/ld+json"]
    found: Node = json.loads(script.text or "")
    return found


def test_hostile_text_stays_text() -> None:
    jsonld = {"@context": "https://schema.org", "@graph": [{"@type": "Report", "name": HOSTILE}]}
    entities = "".join(f"&#{ord(character)};" for character in HOSTILE)  # as ``escape`` writes what it must
    head = written(
        {"title": entities, "description": entities, "jsonld": jsonld, "citation": [["citation_title", HOSTILE]]}
    )
    assert {element.tag for element in head} == {"meta", "script"}
    assert len(head.findall("script")) == 1
    assert told(head) == jsonld
    shown = said(head)
    assert shown["og:title"] == shown["og:description"] == shown["citation_title"] == HOSTILE
    assert shown["og:site_name"] == f"Tides {HOSTILE}"


def test_a_page_written_by_hand_is_previewed_by_its_title() -> None:
    shown = said(written({}, title='Adding a <em>report</em> &amp; "more"'))
    assert shown["og:title"] == 'Adding a report & "more"'
    assert shown["og:description"] == "Reports of an archipelago."
    assert shown["og:type"] == "website"
    assert not [name for name in shown if name.startswith(("citation_", "DC."))]
    assert said(written({"title": "Own title", "description": "Own."}, title="x"))["og:description"] == "Own."


def test_a_preview_has_a_picture_where_the_address_of_the_site_is_known() -> None:
    shown = said(written({"title": "Reports", "citation": [["DC.type", "Report"]]}))
    assert shown["og:type"] == "article"
    assert shown["og:locale"] == "en_GB"
    assert shown["og:url"] == "https://example.org/records/reports/"
    assert shown["og:image"] == "https://example.org/records/assets/share.png"
    assert (shown["og:image:width"], shown["og:image:height"]) == ("1200", "630")
    assert shown["og:image:alt"]
    assert shown["twitter:card"] == "summary_large_image"
    without = said(written({"title": "Reports"}, site_url=""))
    assert without["twitter:card"] == "summary"
    assert not [name for name in without if name.startswith(("og:image", "og:url"))]
    assert not [content for content in without.values() if "://" in content]


def test_the_picture_is_as_large_as_is_said() -> None:
    png = (ROOT / "hooks/session_reports/assets/share.png").read_bytes()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert unpack(">II", png[16:24]) == (1200, 630)
    assert len(png) < 40_000


# --- words --------------------------------------------------------------------------------------


def test_the_words_of_the_frame() -> None:
    english = interface(Wording("en"))
    assert english["script"] == {
        "copiedLink": "Link copied",
        "copiedCitation": "Citation copied",
        "linksOn": "Links in the text",
        "shown": "%(shown)s of %(all)s shown",
    }


def test_the_words_of_the_frame_in_french() -> None:
    french = interface(Wording("fr"))
    assert french["script"] == {
        "copiedLink": "Lien copié",
        "copiedCitation": "Référence copiée",
        "linksOn": "Liens dans le texte",
        "shown": "Affichage\N{NO-BREAK SPACE}: %(shown)s sur %(all)s",
    }
    assert isinstance(french["lost"], dict)
    assert french["lost"]["title"] == "Il n\u2019y a rien à cette adresse"
    assert french["lost"]["ways"] == [
        ("Accueil", "/"),
        ("Rapports", "/reports/"),
        ("Délégations", "/delegations/"),
        ("Documents", "/documents/"),
    ]


@pytest.mark.parametrize(
    ("language", "locale"), [("en", "en_GB"), ("fr", "fr_FR"), ("pt-BR", "pt_BR"), ("ar", "ar_EG"), ("xx", "en_GB")]
)
def test_previews_name_a_language_with_a_territory(language: str, locale: str) -> None:
    assert interface(Wording(language))["locale"] == locale


# --- built sites --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return corpus_site(tmp_path_factory)


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a French site with a hostile title, whose address is not known."""
    folder = tmp_path_factory.mktemp("nowhere")
    copy = copy_corpus(folder / "project")
    for path, old, new in (
        ("mkdocs.yml", f"site_url: {CORPUS_URL}/\n", ""),
        ("data/site.yml", "language: en\n", "language: fr\n"),
        ("data/reports/ctl/1/draft.yml", "title: The hours of the tide", f"title: {json.dumps(HOSTILE)}"),
    ):
        written = (copy / path).read_text(encoding="utf-8")
        assert old in written
        (copy / path).write_text(written.replace(old, new), encoding="utf-8")
    done = run("-m", "mkdocs", "build", "-d", folder / "site", cwd=copy)
    assert done.returncode == 0, done.stdout
    return Site(folder / "site", "", copy, done.stdout)


@pytest.mark.slow
def test_every_page_of_a_site_is_described_and_found_at_its_address(site: Site) -> None:
    for page in site.pages():
        shown = said(page.root)
        if page.address in {"/404.html", "/search/"}:
            continue
        node = next(nodes(told(page.root)["@graph"]))
        assert node.get("url", node["@id"]) == f"{CORPUS_URL}{page.address}"
        assert shown["og:url"] == page.canonical()
        assert shown["og:image"] == f"{CORPUS_URL}/assets/share.png"
    assert (site.folder / "assets/share.png").is_file()


@pytest.mark.slow
def test_a_page_loads_the_fonts_of_its_beginning_first(site: Site) -> None:
    page = site.page("/reports/ctl/2/final/")
    preloads = [link for link in page.root.iter("link") if link.get("rel") == "preload"]
    assert [page.target(link.get("href", "")) for link in preloads] == [
        "/assets/fonts/source-serif-4-latin.woff2",
        "/assets/fonts/source-sans-3-latin.woff2",
        "/assets/fonts/source-serif-4-latin-italic.woff2",  # of the line below the title
    ]
    for link in preloads:
        assert (link.get("as"), link.get("type"), link.get("crossorigin")) == ("font", "font/woff2", "")
        assert (site.folder / page.target(link.get("href", "")).removeprefix("/")).is_file()


@pytest.mark.slow
def test_a_page_has_the_script_and_its_words(site: Site) -> None:
    page = site.page("/reports/ctl/2/final/")
    (script,) = [e for e in page.root.iter("script") if e.get("src", "").endswith("session-reports.js")]
    assert script.get("defer") == ""
    assert page.target(script.get("src", "")) == "/assets/session-reports.js"
    assert json.loads(page.by_id("sr-words").text or "")["copiedLink"] == "Link copied"


@pytest.mark.slow
def test_the_sitemap_dates_pages_by_the_data_alone(site: Site) -> None:
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = ET.fromstring((site.folder / "sitemap.xml").read_text(encoding="utf-8"))  # noqa: S314 - our own
    dated = ((entry.findtext(f"{name}loc"), entry.findtext(f"{name}lastmod")) for entry in listed.iter(f"{name}url"))
    entries = {str(address).removeprefix(CORPUS_URL): day for address, day in dated}
    pages = [page for page in build(CORPUS).pages if "canonical" not in page.meta and page.meta["kind"] != "search"]
    assert entries == {url(page.path): page.meta.get("date") for page in pages}
    assert entries["/reports/ctl/1/draft/"] == "2016-10-01"  # the day of its publication
    assert entries["/reports/ctl/1/final/"] == "2016-10-05"  # the day of its last change
    assert entries["/delegations/veld/"] is None


@pytest.mark.slow
def test_hostile_titles_are_text_in_the_built_site(nowhere: Site) -> None:
    for address in ("/reports/ctl/1/draft/", "/reports/ctl/1/draft/para-1/"):
        page = nowhere.page(address)
        shown = said(page.root)
        assert HOSTILE in shown["og:title"]
        assert HOSTILE in shown["citation_title"]
        assert HOSTILE in json.dumps(told(page.root), ensure_ascii=False).replace('\\"', '"')
        assert not [e for e in page.root.iter("script") if "alert(1)" in (e.text or "") and not e.get("type")]
        assert not [e for e in page.root.iter("img") if e.get("onerror")]


@pytest.mark.slow
def test_a_site_whose_address_is_not_known_names_no_address_in_full(nowhere: Site) -> None:
    for address in {*nowhere.addresses()} - {"/search/"}:
        page = nowhere.page(address)
        shown = said(page.root)
        assert not [name for name in shown if name.startswith(("og:image", "og:url"))]
        found = [str(node[key]) for node in nodes(told(page.root)["@graph"]) for key in ADDRESSES & node.keys()]
        assert found
        assert not [address for address in found if "://" in address]


@pytest.mark.slow
def test_a_lost_address_says_so_and_leads_on(site: Site) -> None:
    page = site.page("/404.html")
    assert text(page.article).startswith("There is nothing at this address An address that was published here never")
    assert page.links(page.article) == [
        ("Home", "/"),
        ("Reports", "/reports/"),
        ("Delegations", "/delegations/"),
        ("Documents", "/documents/"),
    ]
    # It is shown at any depth: nothing on it may be relative.
    addresses = [e.get(key, "") for e in page.root.iter() for key in ("href", "src", "action") if e.get(key)]
    assert not [address for address in addresses if not address.startswith(("/", "#", "https://"))]
    (form,) = page.article.iter("form")
    assert (form.get("action"), [e.get("name") for e in form.iter("input")]) == ("/", ["q"])
    assert page.meta("robots") == "noindex"
    assert unescape(page.root.findtext(".//title") or "") == "There is nothing at this address - Tides & Lanterns"
    assert not [e for e in page.root.iter("script") if e.get("type") == "application/ld+json"]


@pytest.mark.slow
def test_a_lost_address_of_a_french_site(nowhere: Site) -> None:
    page = nowhere.page("/404.html")
    assert "Une adresse publiée ici ne disparaît jamais." in text(page.article)
    assert [label for label, _ in page.links(page.article)] == ["Accueil", "Rapports", "Délégations", "Documents"]
    assert text(next(page.article.iter("button"))) == "Rechercher"
