"""The wording of the interface: the catalogues and their template, and sites in one language or another."""

from __future__ import annotations

import re
import shlex
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from session_reports import build

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "hooks/session_reports/locale"
TEMPLATE = LOCALE / "session_reports.pot"
CATALOGUES = sorted(LOCALE.glob("*.po"))

READING = "reports/ports/26/proces-verbal.md"
DRAFT = "reports/ctl/1/draft.md"
DELEGATION = "delegations/sedge.md"


# --- catalogues ---------------------------------------------------------------------------------


def extraction() -> list[str]:
    """Return the arguments with which the Makefile has the wording gathered."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    (arguments,) = re.findall(r"^\t\S*pybabel(?=\s)(.*\sextract\s.*)$", makefile, re.MULTILINE)
    return shlex.split(arguments)


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def forms(texts: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the forms of a message or of its translation, the singular first."""
    return (texts,) if isinstance(texts, str) else tuple(texts or ())


def messages(path: Path) -> dict[tuple[str | None, tuple[str, ...]], tuple[str, ...]]:
    """Return the translations of messages by context and English forms."""
    return {(message.context, forms(message.id)): forms(message.string) for message in catalogue(path) if message.id}


def placeholders(text: str) -> set[str]:
    """Return what is filled in, and a sign of percentage that begins no placeholder."""
    return set(re.findall(r"%(?:\(\w+\)s)?", text))


each_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)


def test_the_template_is_current(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = extraction()
    output = arguments.index("-o") + 1
    assert ROOT / arguments[output] == TEMPLATE
    arguments[output] = str(tmp_path / "extracted.pot")
    monkeypatch.chdir(ROOT)
    CommandLineInterface().run(["pybabel", *arguments])  # type: ignore[no-untyped-call]
    extracted = (tmp_path / "extracted.pot").read_text(encoding="utf-8")
    assert extracted == TEMPLATE.read_text(encoding="utf-8"), "run `make catalogues`"


def test_there_are_catalogues() -> None:
    assert "fr" in [path.stem for path in CATALOGUES]


@each_catalogue
def test_a_catalogue_has_the_messages_of_the_template(path: Path) -> None:
    expected, found = messages(TEMPLATE).keys(), messages(path).keys()
    assert expected - found == set(), "not in the catalogue"
    assert found - expected == set(), "no longer in the template"
    assert list(catalogue(path).obsolete) == []


@each_catalogue
def test_a_catalogue_is_translated(path: Path) -> None:
    assert [key for key, texts in messages(path).items() if not all(text.strip() for text in texts)] == []
    assert [message.id for message in catalogue(path) if message.fuzzy] == []


@each_catalogue
def test_translations_have_the_placeholders_of_their_messages(path: Path) -> None:
    for (_, english), texts in messages(path).items():
        wanted = {mark for text in english for mark in placeholders(text)}
        assert [text for text in texts if placeholders(text) != wanted] == []


@each_catalogue
def test_a_catalogue_has_as_many_plural_forms_as_its_header_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")  # Babel would fill up the forms that lack, and drop those too many
    (number,) = re.findall(r"nplurals=(\d+);", text)
    plurals = [english for _, english in messages(path) if len(english) > 1]
    assert re.findall(r"^msgstr\[(\d+)\]", text, re.MULTILINE) == [str(form) for form in range(int(number))] * len(
        plurals
    )


@each_catalogue
def test_a_catalogue_says_its_language_and_its_characters(path: Path) -> None:
    headers = dict(catalogue(path).mime_headers)
    assert headers["Language"].replace("_", "-") == path.stem
    assert headers["Content-Type"].casefold() == "text/plain; charset=utf-8"


def test_french_keeps_its_spaces_and_apostrophes() -> None:
    texts = [text for texts in messages(LOCALE / "fr.po").values() for text in texts]
    assert [text for text in texts if re.search(r"(?<!\u00a0)[:;?!»]|«(?!\u00a0)|'", text)] == []


# --- sites --------------------------------------------------------------------------------------


def site(world: Path, language: str) -> dict[str, str]:
    """Return what the pages of the archipelago say in a language, by path. No-break spaces show as ``~``."""
    settings = world / "data/site.yml"
    english = settings.read_text(encoding="utf-8")
    settings.write_text(english.replace("language: en\n", f"language: {language}\n"), encoding="utf-8")
    built = build(world)
    assert built.problems == ()
    assert built.settings.language == language
    return {page.path: shown(page.markdown) for page in built.pages}


def shown(markdown: str) -> str:
    """Return what a reader sees of Markdown: no tags, no targets of links, no attributes."""
    text = re.sub(r"<[^>]*>|\[|\]\([^)]*\)|\{:[^}]*\}|\*\*", "", markdown)
    return re.sub(r"[ \n]+", " ", unescape(text).replace("\u00a0", "~"))


def words(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", text))


def test_a_french_reading_page(world: Path) -> None:
    pages = site(world, "fr")
    page = pages[READING]
    for wording in ("Ordre du jour 4", "Séances 1 et 2", "Le présent texte Source~: ", "Transcription~: "):
        assert wording in page
    assert "Rendu non officiel d\u2019un projet de rapport daté du 13 mars 2014." in pages[DRAFT]


def test_a_french_page_of_a_delegation(world: Path) -> None:
    page = site(world, "fr")[DELEGATION]
    assert "Délégation · État observateur non membre # Laîche" in page
    assert "## 3 déclarations" in page
    assert "au nom de~: Groupe des îles extérieures, sauf Abri, et à titre national" in page


def test_french_dates(world: Path) -> None:
    pages = site(world, "fr")
    assert "Anse-aux-Cloches, 11 décembre 2015 et 23\u201327 mai 2016 10 juin 2016 # Procès-verbal" in pages[READING]
    assert "Séances 1 et 2 Dates 11 décembre 2015" in pages[READING]
    assert "Séances 2 et 3 · 8 mars 2016" in pages[DELEGATION]


def test_no_english_is_left_on_a_french_reading_page(world: Path) -> None:
    report = world / "data/reports/ports/26/proces-verbal.yml"
    text = report.read_text(encoding="utf-8")
    for english, french in (("Invented for the tests", "Inventé pour les essais"), ("by hand", "à la main")):
        assert english in text
        text = text.replace(english, french)
    report.write_text(text, encoding="utf-8")
    page = site(world, "fr")[READING]
    left = (
        "agenda and annex authoritative body by compared draft for from is item items it meeting meetings of organizer "
        "paragraph paragraphs published report reports rights spoke statement statements text that the this title to "
        "unofficial who with workshop workshops december may june"
    )
    assert words(page.casefold()) & set(left.split()) == set()


@pytest.mark.parametrize(
    ("language", "one", "more"),
    [
        ("en", "Agenda item 4 · Meeting 2 Paragraph", "Agenda item 3 · Meetings 2 and 3"),
        (
            "fr",
            "Point 4 de l\u2019ordre du jour · Séance 2 Paragraphe",
            "Point 3 de l\u2019ordre du jour · Séances 2 et 3",
        ),
    ],
)
def test_one_meeting_is_not_many(world: Path, language: str, one: str, more: str) -> None:
    page = site(world, language)[DELEGATION]
    assert one in page
    assert more in page


def test_a_language_without_a_catalogue_has_english_messages_and_its_own_dates(world: Path) -> None:
    page = site(world, "de")[READING]
    assert "Published by the body itself." in page
    assert "This text Source: Invented for the tests." in page
    assert "10. Juni 2016 # Procès-verbal" in page
    assert "1 und 2 Days 11. Dezember 2015" in page


def test_an_unknown_language_is_english(world: Path) -> None:
    strange = site(world, "xx")[READING]
    assert "Published by the body itself." in strange
    assert "11 December 2015 and 23\u201327 May 2016 10 June 2016" in strange
