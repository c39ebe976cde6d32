"""What an import read, what is unsure of it, and what was not understood: as lines for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .drafting import Draft
    from .naming import Proposal
    from .outline import Outline
    from .writing import Tree

__all__ = ["summary"]


def summary(
    outline: Outline, draft: Draft, words: Mapping[str, int], remarks: Sequence[str], *, whole: bool = False
) -> list[str]:
    """Return what an import read, line by line; with ``whole``, every place that is unsure, not the first twenty.

    ``words`` are those of the document, each with how often it stands there.
    """
    target = draft.target
    counts = _counts(draft.report)
    share = coverage(outline, draft, words)
    lines = [
        f"{target.body}/{target.session}/{target.report}",
        "  read: " + ", ".join(f"{number:,} {_plural(name, number)}" for name, number in counts.items() if number),
        f"  words: {share} stand in the draft{_left_out(share.left)}",
    ]
    lines += [f"  remark: {remark}" for remark in remarks]
    if not draft.formulae:
        lines.append(
            "  no formulae were found that tell who spoke, voted or sponsored: the draft holds the paragraphs alone"
        )
    lines += _listed(
        "to review", [f"{place}: {reason}" for place, reason in draft.marks], whole=whole,
        so="  (open marks keep the report out of a published build)",
    )  # fmt: skip
    if share.lost:
        lost = ", ".join(f"'{word}'" for word in sorted(share.lost.elements())[: None if whole else _SHOWN])
        lines.append(
            f"  words that stand neither in the draft nor among what was left out: {share.lost.total():,}: {lost}"
        )
    if whole:
        others = [(one.why, _short(one.text)) for one in outline.left if one.why not in _FURNITURE]
        lines += _listed("left out", [f"{why}: {text}" for why, text in others], whole=True)
    lines += _listed(
        "not understood", [f"{place}: {_short(sentence)}" for place, sentence in draft.unread], whole=whole
    )
    lines += _listed("names that the registry lacks", [_proposed(p) for p in draft.delegations], whole=whole)
    lines += _listed("people whom the registry lacks", [_proposed(p) for p in draft.people], whole=whole)
    return lines


def _counts(report: Mapping[str, Tree]) -> dict[str, int]:
    found = Counter[str]()

    def gather(tree: Tree) -> None:
        if isinstance(tree, dict):
            for key, value in tree.items():
                if isinstance(value, list) and key in {"annexes", "sections", "panellists", "votes", "notes"}:
                    found[key.removesuffix("s") if key != "annexes" else "annex"] += len(value)
                elif key == "paragraphs" and isinstance(value, list):
                    numbered = sum("number" in one for one in value if isinstance(one, dict))
                    found["numbered paragraph"] += numbered
                    found["block without a number"] += len(value) - numbered
                elif key == "statements" and isinstance(value, list):
                    found["statement"] += sum(len(one["by"]) for one in value if isinstance(one, dict))
                elif key == "sponsors" and isinstance(value, list):
                    found["sponsorship"] += len(value)
                gather(value)
        elif isinstance(tree, list):
            for value in tree:
                gather(value)

    gather(dict(report))
    order = ("section", "numbered paragraph", "block without a number", "annex", "note")
    said = ("statement", "panellist", "vote", "sponsorship")
    return {name: found[name] for name in (*order, *said)}


def _plural(name: str, number: int) -> str:
    if number == 1:
        return name
    return {"annex": "annexes", "block without a number": "blocks without a number"}.get(name, f"{name}s")


def _left_out(left: Mapping[str, int]) -> str:
    if not left:
        return ""
    return "; left out: " + ", ".join(f"{why} {number:,}" for why, number in sorted(left.items(), key=lambda e: -e[1]))


_SHOWN = 20
_FURNITURE = frozenset(("running head", "page number", "table of contents", "job number"))


def _listed(title: str, lines: Sequence[str], *, whole: bool, so: str = "") -> Iterator[str]:
    if not lines:
        return
    yield f"  {title}: {len(lines):,}{so}"
    shown = lines if whole else lines[:_SHOWN]
    yield from (f"    {line}" for line in shown)
    if len(shown) < len(lines):
        yield f"    ... and {len(lines) - len(shown):,} more: --all says them all"


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= _WIDE else f"{sentence[:_WIDE]}..."


_WIDE = 160
_PLACES = 3


def _proposed(proposal: Proposal) -> str:
    places = ", ".join(proposal.places[:_PLACES]) + (" ..." if len(proposal.places) > _PLACES else "")
    near = f"; nearest known: {', '.join(proposal.near)}" if proposal.near else ""
    return f"{proposal.key}: {proposal.name} ({places}){near}"
