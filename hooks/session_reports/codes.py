"""What each code of a problem means. A code, once published, never changes its meaning.

Codes SR0.. are about the form of a file, SR1.. about fields, references and identity, SR2.. about records that
contradict each other or the text. They are errors: a site made in spite of one would be broken, or say what no
document says. Codes SR3.. are warnings, for what a document may have so: they stop a strict build alone.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

__all__ = ["STATED", "Code", "described"]


@dataclass(frozen=True, slots=True)
class Code:
    """The entry of a code in the docs."""

    code: str
    title: str
    """What it stands for, in a sentence."""
    reason: str
    """How it is found, and why it is an error or a warning."""
    example: str
    """Some lines of data that have it."""
    cure: str
    """What to do."""

    @property
    def is_error(self) -> bool:
        """Whether it stops every build; a warning stops a strict one alone."""
        return not self.code.startswith("SR3")


def described(code: str, text: str) -> Code:
    """Return the entry that a docstring makes.

    Its first paragraph is the title. Further ones give the reason, up to one that begins ``Example:``, whose
    indented lines are the example; one that begins ``Cure:`` ends it. Raises ValueError where a part is missing.
    """
    match = re.fullmatch(
        r"(?P<title>.+?)\n\n(?P<reason>.+?)\n\nExample:\n(?P<example>.+?)\n\nCure: (?P<cure>.+)",
        textwrap.dedent(f"    {text}").strip(),
        re.DOTALL,
    )
    if match is None:
        msg = f"{code}: expected a title, a reason, an example and a cure"
        raise ValueError(msg)
    joined = {part: " ".join(match[part].split()) for part in ("title", "reason", "cure")}
    return Code(code, joined["title"], joined["reason"], textwrap.dedent(match["example"]), joined["cure"])


STATED: dict[str, str] = {
    # the form of a file
    "SR001": """A file that cannot be read.

    It is not there, is no text in UTF-8, or is larger than 20,000,000 bytes. There has to be a folder `data/reports`,
    and in each session's folder a `session.yml`. An error, because nothing of the file is known.

    Example:
        data/reports/ccpcj/20/thematic-discussion.yml   # and no session.yml beside it

    Cure: add the file, or save it as UTF-8, as nearly every editor does.""",
    "SR002": """A file that is not valid YAML.

    Only the first such place of a file is told: what follows it cannot be known. An empty file counts too, and so
    does a key that is a list. An error, because the file cannot be read.

    Example:
        title: Thematic discussion: protecting children in a digital age

    Cure: quote a value with a colon or a bracket in it; indent with spaces, never with the tabulator.""",
    "SR003": """A key given twice in one mapping.

    Other programs would take the last one without a word. An error, because one of the two values would be lost.

    Example:
        name: Twentieth session
        place: Vienna
        place: Geneva

    Cure: keep one of them. If they are two records, each begins with a hyphen or has an id of its own.""",
    "SR004": """An alias, an anchor, a tag or a directive.

    With these, YAML makes one value stand in several places, or changes what a value is. An error, because here every
    value is the text that is written, at the place where it holds.

    Example:
        statements:
          - &first {by: [india], capacity: representative}
          - *first

    Cure: write the value out. Quote a value that begins with `&`, `*` or `!`.""",
    "SR005": """A second document in one file.

    A line of three hyphens ends one document of YAML and begins another. An error, because only one would be read.

    Example:
        name: Twentieth session
        ---
        place: Vienna

    Cure: take the line out, or make two files.""",
    "SR006": """Values nested too deep, or too many of them.

    A file may have 24 levels and 200,000 values. An error, because a file with more is damaged, or made to do harm.

    Example:
        notes: [[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]

    Cure: write the fields as the guide shows them. A registry that has grown too large goes into several files.""",
    "SR007": """A control character, or one that changes the direction of the text around it.

    They cannot be seen, often come from a PDF, and can make words appear in another order than the file has them. An
    error, because the text would not be what it seems. The marks of direction LRM, RLM and ALM may stand.

    Example:
        title: "Thematic discussion\\u000C"

    Cure: delete the character, or the whole line, and type it anew.""",
    "SR008": """A text that loses its columns.

    That is a value after `>`, and a verbatim text over several lines without a mark: how its lines were broken is
    gone. An error, because no mistake in the text could be told with its line and column.

    Example:
        text: >
          At the end of the thematic discussion, the Chair summarized the salient points as follows.

    Cure: write `text: |`, and the text on the lines below, further in.""",
    "SR009": """A file or folder in the wrong place, or with a name that is no id.

    Reports stand in `data/reports/<body>/<session>/<report>.yml`, and these names make their addresses: lower-case
    letters, digits and hyphens. Two letters alone are reserved, and so are words such as `session`. An error, because
    what stands elsewhere is never read.

    Example:
        data/reports/ccpcj/20/Thematic discussion.yml

    Cure: rename it, or move it to where it belongs.""",
    # fields
    "SR101": """An unknown field.

    Each kind of record has its fields. An error, because what stands in another one would never be shown.

    Example:
        - {by: [india], capcity: representative}

    Cure: correct the name. Within braces, quote a value that holds a comma: what follows it is taken for a field.""",
    "SR102": """A missing field.

    Some fields have to be there, such as the dates of a session. A record of someone in a role has to name somebody,
    and a body with sessions needs a profile. An error, because the pages are made of them.

    Example:
        name: Twentieth session
        place: Vienna   # and no dates

    Cure: add the field.""",
    "SR103": """A value of the wrong form.

    A field holds a day, an id, a list or one of a few words. An error, because nothing can be made of another form.

    Example:
        date: 13 April 2011

    Cure: write the value in the form that the message names.""",
    # references
    "SR104": """An unknown delegation.

    No file of the registry has the id. An error, because the record would lead to nobody.

    Example:
        - {by: [thialand], capacity: representative}

    Cure: correct the id, or add the delegation to the registry.""",
    "SR105": """An unknown body.

    A folder in `data/reports/`, or a `parent` in `bodies.yml`, is no id of a body there. An error, because the profile
    of a body says how its reports are read.

    Example:
        data/reports/ccjpc/20/session.yml   # the id is ccpcj

    Cure: correct the name or the id, or add the body to `data/registry/bodies.yml`.""",
    "SR106": """An unknown person.

    The file `data/registry/people.yml` does not have the id. An error, because the record would lead to nobody.

    Example:
        - {person: dorcas-odour, country: kenya, item: 4/a}

    Cure: correct the id, or add the person with the name that is printed.""",
    "SR107": """An unknown agenda item.

    The session does not list it under `agenda`, or not with this sub-item. An error, because it would lead nowhere.

    Example:
        - {by: [india], capacity: representative, item: 4/c}   # item 4 has (a) and (b)

    Cure: correct the number, or add the item to `session.yml`.""",
    "SR108": """An unknown meeting.

    The session does not list it under `meetings`. An error, because it would lead nowhere.

    Example:
        meetings: [3, 4, 6]   # the session has 3, 4 and 5

    Cure: correct the number, or add the meeting to `session.yml`.""",
    "SR109": """An unknown report or paragraph.

    A workshop names the report that describes it, and the paragraphs. An error, because its page is made of them.

    Example:
        report: thematic-discussion
        paragraphs: [15, 61]   # the report has 1 to 16

    Cure: correct the report's name, which is that of its file, or the number.""",
    "SR110": """An unknown officer.

    The session does not list the id under `officers`. An error, because the record would lead to nobody.

    Example:
        chair: {officer: third-vice-chair}

    Cure: correct the id, or add the officer to `session.yml`.""",
    "SR111": """An unknown speaker: no delegation, no person and no officer of the session.

    The id stands under `by`, or under `names` as what a name means. An error, because it would lead to nobody.

    Example:
        - {by: [moderator], kind: closing}

    Cure: correct the id. Add an officer to `session.yml`, and anybody else to the registry.""",
    "SR112": """A note's mark without its note.

    A mark is about a note of the report or, in an annex, of that annex; so is the note that tells of a corrected vote.
    An error, because it would lead nowhere.

    Example:
        text: |   # in a report without notes
          The Chair summarized the salient points as follows.[^1]

    Cure: add the note under `notes`, or remove the mark. Where the document prints `[^` as such, write `\\[^`.""",
    "SR113": """A capacity, standing or language that the body's profile does not know.

    Some capacities are known for every body; whatever is a body's own stands in its profile. An error, because pages
    count statements by these words.

    Example:
        - {by: [india], capacity: representatives}

    Cure: correct the word, or add it to the profile in `data/registry/bodies.yml`.""",
    "SR114": """An `as_printed` entry for a code that is never a document's own.

    A misspelt id, for example, is in the data alone. An error, because accepting it would mend nothing.

    Example:
        as_printed:
          - {code: SR104, reason: The document prints the name so.}

    Cure: mend the mistake itself, and take the entry out.""",
    # identity
    "SR121": """An id given twice.

    Ids tell records apart: delegations and people in all files of the registry, and within their session or report
    officers, workshops, sections and blocks. So do the symbols of a session's documents. An error, because whoever
    names the id could mean either.

    Example:
        officers:
          - {id: vice-chair, office: First Vice-Chair}
          - {id: vice-chair, office: Second Vice-Chair}

    Cure: change one of the ids, and where it is used, or take one of the records out.""",
    "SR122": """A number given twice in one series.

    The paragraphs of a report are a series, and so are those of each annex, its notes, the meetings of a session and
    the items of one level of its agenda. An error, because the two would have one address.

    Example:
        - number: 4
          text: ...
        - number: 4
          text: ...

    Cure: correct the number. The paragraphs of an annex stand under `annexes`, in a series of their own.""",
    "SR123": """A symbol that is none of the body's forms.

    The forms stand in the body's profile. An error, because a text that prints another one does not link to it.

    Example:
        symbols: [E-CN.15-2011-L.2]

    Cure: correct the symbol, or add its form to the profile. Where the document prints it so, say so with
    `as_printed`.""",
    "SR124": """One address made twice.

    In an address, whatever is no letter or digit of a number is a hyphen, and capitals do not count. An error, because
    one of the two could not be reached.

    Example:
        - number: 5 bis
          text: ...
        - number: 5-bis
          text: ...

    Cure: correct one of the two numbers or symbols.""",
    "SR125": """Statements, panellists, votes or sponsors in a text that has no address.

    A block without a number and without an id has none. An error, because no page could lead to the statement.

    Example:
        - text: |
            A statement was made by the representative of India.
          statements:
            - {by: [india], capacity: representative}

    Cure: give the block the number that is printed, or an `id` where none is.""",
    # addresses
    "SR126": """A hand-written file where a page is made from the data.

    Both would be served at one address, and readers could reach only one of them. An error, because the other would be
    gone without a word.

    Example:
        docs/delegations.md   # and the list of delegations is at /delegations/

    Cure: rename the file in `docs/`.""",
    "SR127": """A proposed id that the registry has.

    Files in `data/proposed/` hold what drafts name and the registry lacks. An error, because whoever names the id could
    mean either record; until it is mended, the registry's holds.

    Example:
        india:   # in data/proposed/ccpcj-20-example.yml, and in data/registry/states.yml as well
          kind: member-state
          names: {en: {short: India}}

    Cure: take the proposal out. Where it means another one than the registry, give it an id of its own, also in the
    draft that names it.""",
    "SR131": """A line that is no address, in the list of addresses or among the redirects.

    An address begins and ends with a stroke, as in a browser but without the site's name; an anchor may follow. No old
    address may lie where site builders keep files of their own, such as `/assets/`. An error, because a promise that
    cannot be read cannot be kept.

    Example:
        reports/ccpcj/20/discussion/: /reports/ccpcj/20/thematic-discussion/

    Cure: write the address as `/reports/ccpcj/20/` or `/reports/ccpcj/20/#item_4`.""",
    "SR132": """A published address that is lost.

    It stands in `data/addresses.txt`, and the data makes it no more: a file or an id was renamed, a number changed, or
    a report taken out. An error, because whoever cited it would find nothing.

    Example:
        /reports/ccpcj/20/discussion/   # whose file is now thematic-discussion.yml

    Cure: bring it back, or write in `data/redirects.yml` where it went. A report that may not be shown any more stays,
    with `withdrawn`.""",
    "SR133": """A redirect that cannot take effect.

    The old address is still made, the page of an old anchor is neither made nor redirected, or the redirects go round
    in a loop. An error, because readers would not come to where the entry says.

    Example:
        /reports/ccpcj/20/: /reports/ccpcj/   # and the session is there

    Cure: take the entry out, or whatever makes the old address; of a loop, write an address that is made.""",
    "SR134": """A redirect to an address that is not made.

    The new address is misspelt, or it went elsewhere itself. An error, because readers would be led to nothing, or
    from one old address to the next.

    Example:
        /reports/ccpcj/20/discussion/: /reports/ccpcj/20/thematic/

    Cure: write the address where the reader is to end.""",
    # what documents print so
    "SR307": """An `as_printed` entry that accepts nothing.

    The record where it stands has no finding of that code, or none that quotes its words. A warning: it does no harm
    now, but it would accept the next mistake of this kind.

    Example:
        - number: 5   # which follows 4
          text: |
            At the end of the thematic discussion, the Chair summarized the salient points as follows.
          as_printed:
            - {code: SR201, reason: The document passes a number over.}

    Cure: take the entry out, or correct its code or its words.""",
    # addresses not published yet
    "SR309": """Addresses that are not listed yet.

    A site that has `data/addresses.txt` lists there every address that it has published, so that none is ever lost. A
    warning, and one for all of them, because nothing is wrong with the pages.

    Example:
        /reports/ccpcj/20/   # in data/addresses.txt, without #item_4 that the session has now

    Cure: run `session-reports addresses --accept`, and keep the changed list with the data.""",
}
"""The entries of the codes that are no rules of their own, as docstrings: those of form, of fields and of identity."""
