"""The interface in a language: messages from the catalogues, dates, lists, and names of the model's terms."""

from __future__ import annotations

import gettext
import io
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from .markdown import Markdown, escape

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from session_reports.model import DateRange

__all__ = ["N_", "TERMS", "Wording"]

CATALOGUES = Path(__file__).parent.parent / "locale"

# Which of a language's regional forms dates and lists take: "13 April 2011", not "April 13, 2011".
_REGIONS = {"en": "en_GB"}


def N_(message: str) -> str:  # noqa: N802 -- the name by which gettext's tools know a message for later
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


TERMS = {
    # kinds of delegation
    "member-state": N_("Member State"),
    "non-member-observer-state": N_("Non-member observer State"),
    "observer-entity": N_("Entity with observer status"),
    "united-nations-entity": N_("United Nations entity"),
    "specialized-agency": N_("Specialized agency"),
    "intergovernmental-organization": N_("Intergovernmental organization"),
    "non-governmental-organization": N_("Non-governmental organization"),
    "institute": N_("Institute"),
    "institution": N_("Institution"),
    "secretariat": N_("Secretariat"),
    "local-authority": N_("Local authority"),
    "group": N_("Group"),
    # capacities and standings
    "representative": N_("Representative"),
    "observer": N_("Observer"),
    "panellist": N_("Panellist"),
    "expert": N_("Expert"),
    "chair": N_("Chair"),
    "vice-chair": N_("Vice-Chair"),
    "moderator": N_("Moderator"),
    "rapporteur": N_("Rapporteur"),
    "concerned-country": N_("Concerned country"),
    "concerned-party": N_("Concerned party"),
    "state-concerned": N_("State concerned"),
    "party-concerned": N_("Party concerned"),
    "troika": N_("Troika"),
    "member": N_("Member"),
    # kinds of statement
    "statement": N_("Statement"),
    "opening": N_("Opening statement"),
    "introductory": N_("Introductory statement"),
    "closing": N_("Closing statement"),
    "concluding": N_("Concluding statement"),
    "presentation": N_("Presentation"),
    "general-comment": N_("General comment"),
    "explanation-of-vote": N_("Explanation of vote"),
    "right-of-reply": N_("Right of reply"),
    # votes, and the parts of those who sponsored a proposal
    "in_favour": N_("In favour"),
    "against": N_("Against"),
    "abstaining": N_("Abstaining"),
    "recorded": N_("Recorded vote"),
    "roll-call": N_("Roll-call vote"),
    "show-of-hands": N_("Vote by show of hands"),
    "secret-ballot": N_("Vote by secret ballot"),
    "rejected": N_("Rejected"),
    "retained": N_("Retained"),
    "introduced": N_("Introduced"),
    "sponsor": N_("Sponsor"),
    "co-sponsor": N_("Co-sponsor"),
    "joined": N_("Joined"),
    "withdrew": N_("Withdrew"),
    # status of a report
    "draft": N_("Draft"),
    "adopted": N_("Adopted"),
    "revised": N_("Revised"),
    "final": N_("Final"),
}
"""What the interface calls the words of the model."""

_PROPER = {"united-nations-entity"}  # those that begin with a name, which keeps its capital


class Wording:
    """Messages, dates, lists and order in one language."""

    def __init__(self, language: str) -> None:
        """Take a language by its code; one without a catalogue shows the English messages."""
        self.language = language
        self.locale = _locale(language)
        self.translations = _catalogue(language)

    def gettext(self, message: str, /, **values: object) -> Markdown:
        """Return a message with its values escaped."""
        return _filled(self.translations.gettext(message), values)

    def plain(self, message: str, /, **values: object) -> str:
        """Return a message as plain text, for titles and labels that are escaped where they are shown."""
        return self.translations.gettext(message) % values

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> Markdown:
        """Return the form of a message that fits a number, with its values escaped."""
        return _filled(self.translations.ngettext(one, many, number), {"num": number, **values})

    def pgettext(self, context: str, message: str, /, **values: object) -> Markdown:
        """Return a message that its context tells from another with the same words."""
        return _filled(self.translations.pgettext(context, message), values)

    def term(self, word: str) -> Markdown:
        """Return what the interface calls a word of the model; a body's own word as it stands."""
        message = TERMS.get(word, "")
        return self.gettext(message) if message else escape(word.replace("-", " ").capitalize())

    def within(self, word: str) -> Markdown:
        """Return a term as it stands within a sentence, where it begins small."""
        term = self.term(word)
        return term if word in _PROPER else Markdown(term[:1].lower() + term[1:])

    def labelled(self, name: object, what: object) -> Markdown:
        """Return a name and what is said of it, with the language's colon between."""
        return self.gettext("%(name)s: %(what)s", name=name, what=what)

    def day(self, day: dt.date) -> str:
        """Return a day as plain text: 13 April 2011."""
        return format_date(day, "long", locale=self.locale)

    def date(self, day: dt.date) -> Markdown:
        """Return a day: 13 April 2011."""
        return escape(self.day(day))

    def days(self, days: Iterable[dt.date]) -> Markdown:
        """Return several days; those of one month share its name: 12 and 13 April 2011."""
        months: dict[tuple[int, int], list[dt.date]] = {}
        for day in days:
            months.setdefault((day.year, day.month), []).append(day)
        parts = [
            self.listing([*(self._opening(day, group[-1]) for day in group[:-1]), self.date(group[-1])])
            for group in months.values()
        ]
        return self.listing(parts)

    def ranges(self, ranges: Iterable[DateRange]) -> Markdown:
        """Return ranges of days: 11 to 15 April 2011, with a dash."""
        parts = []
        for days in ranges:
            opening = self._opening(days.from_, days.to)
            dash = "–" if opening != self.date(days.from_) else " – "  # noqa: RUF001
            parts.append(
                Markdown(f"{opening}{dash}{self.date(days.to)}" if days.from_ != days.to else self.date(days.to))
            )
        return self.listing(parts)

    def _opening(self, day: dt.date, last: dt.date) -> str:
        """Return a day that another follows: its number alone where the language lets them share the month."""
        shared = (day.year, day.month) == (last.year, last.month)
        number = re.match(rf"{day.day}\.?(?!\d)", format_date(day, "long", locale=self.locale))
        return number[0] if shared and number else self.date(day)

    def listing(self, entries: Iterable[object]) -> Markdown:
        """Return entries as a list in words: one, two and three."""
        return Markdown(format_list([str(escape(entry)) for entry in entries], locale=self.locale))

    @staticmethod
    def tongue(language: str) -> Markdown:
        """Return the attributes of an element with text in a language."""
        direction = ' dir="rtl"' if _locale(language).text_direction == "rtl" else ""
        return Markdown(f'lang="{language}"{direction}')

    @staticmethod
    def order(name: str) -> tuple[str, str]:
        """Return a key that sorts names by letters, whatever their accents and capitals."""
        letters = unicodedata.normalize("NFKD", name.casefold())
        return "".join(letter for letter in letters if not unicodedata.combining(letter)), name


def _filled(message: str, values: dict[str, object]) -> Markdown:
    return Markdown(message % {name: escape(value) for name, value in values.items()})


def _locale(language: str) -> Locale:
    """Return how a language writes dates and lists; one that is not known does as English."""
    try:
        return Locale.parse(_REGIONS.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_REGIONS["en"])


def _catalogue(language: str) -> gettext.NullTranslations:
    """Read a language's catalogue. It is kept as text, and compiled in memory."""
    path = CATALOGUES / f"{language}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(path.read_bytes()), locale=language.replace("-", "_")))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
