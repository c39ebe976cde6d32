"""What a page of a PDF prints: each run of letters, with its place, size and weight.

The operators of a page's content are carried out here, since what pypdf makes of them as a whole loses the sizes, by
which notes and their marks are told. Of pypdf it takes the objects of the file, and the letters and widths of a font:
``pypdf.generic._font``, which is no public part of it; a test looks whether it still is what it was.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject
from pypdf.generic._font import Font

from .operators import operators

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject

    from .operators import Operand

__all__ = ["UNKNOWN", "Letters", "Page", "Run"]

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a letter that the file prints without telling which it is."""

_SAME: Matrix = (1, 0, 0, 1, 0, 0)
_DEEPEST = 6  # forms within forms
_MOST = 2_000  # forms of a page
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_STROKED = 2  # letters filled and outlined: the bold of a font that has no bold letters
_HEAVY = 600  # weight, from 100 to 900
_STEP = 0.2  # of the size: letters that are set further apart are words


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are printed one after another, in points from the left and from the foot of the page."""

    text: str
    start: float
    end: float
    base: float
    """The line on which they stand; that of a raised mark is higher."""
    size: float
    bold: bool
    turn: int = 0
    """In which direction it is printed, in quarters of a turn; the places are those on the page as it is turned."""


class Letters:
    """The letters of a font, their widths and its weight."""

    def __init__(self, resource: DictionaryObject) -> None:
        """Read a font's dictionary."""
        self._font = Font.from_font_resource(resource)
        told = self._font.font_descriptor
        self.bold = bool(_BOLD.search(f"{self._font.name} {told.name}")) or _number(told.weight) >= _HEAVY
        self._nameless = str(resource.get("/Encoding")).startswith("/Identity")  # codes are numbers of the font's own
        self._known: dict[str, tuple[str, float]] = {}

    def of(self, content: bytes) -> Iterator[tuple[str, float, bool]]:
        """Yield each letter of a string with its width in sizes of the font, and whether it is the font's space."""
        encoding = self._font.encoding
        for code in content.decode(encoding if isinstance(encoding, str) else "latin-1", "replace"):
            found = self._known.get(code)
            if found is None:
                found = self._known[code] = (self._letter(code), self._width(code))
            yield *found, code == self._font.space_char

    def _letter(self, code: str) -> str:
        known, encoding = self._font.character_map, self._font.encoding
        if isinstance(encoding, str):
            return str(known.get(code, UNKNOWN if self._nameless else code))
        return "".join(str(known.get(one, one)) for one in encoding.get(ord(code), code))

    def _width(self, code: str) -> float:
        space = code == self._font.space_char
        return _number(self._font.space_width if space else self._font.get_text_width(code)) / 1000


def _letters(font: DictionaryObject) -> Letters | None:
    try:
        return Letters(font)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever a damaged font makes of pypdf; its letters are then unknown
        return None


@dataclass(frozen=True, slots=True)
class _State:
    """What the operators of a content stream have set."""

    matrix: Matrix = _SAME
    font: Letters | None = None
    size: float = 0
    spacing: float = 0
    word_spacing: float = 0
    scale: float = 1
    leading: float = 0
    rise: float = 0
    mode: float = 0

    def with_setting(self, operator: str, value: float) -> _State:
        """Return the state after an operator that sets one number."""
        if operator == "Tc":
            return replace(self, spacing=value)
        if operator == "Tw":
            return replace(self, word_spacing=value)
        if operator == "Tz":
            return replace(self, scale=value / 100)
        if operator == "TL":
            return replace(self, leading=value)
        return replace(self, rise=value) if operator == "Ts" else replace(self, mode=value)


class Page:
    """Carries out the content of a page. ``fonts`` is kept from page to page, by the fonts' places in the file."""

    def __init__(self, page: PageObject, fonts: dict[object, Letters | None]) -> None:
        """Take a page of pypdf's."""
        self._page = page
        self._fonts = fonts
        self.runs: list[Run] = []
        """What the page prints, in the order in which it is printed."""
        self._forms = 0
        self._state = _State()
        self._line: Matrix = _SAME  # where the line begins
        self._pen: Matrix = _SAME  # where the next letter stands

    def read(self) -> None:
        """Carry out its content. Raises whatever pypdf raises for what is damaged; the runs before it are kept."""
        contents = self._page.get_contents()
        if contents is not None:
            self._carry_out(contents.get_data(), _get(self._page, "/Resources"), ())

    def _carry_out(self, content: bytes, resources: object, inside: tuple[int, ...]) -> None:
        """Carry out the operators of a page or of a form on it. ``inside``: the forms that it stands in."""
        saved: list[_State] = []
        for operator, operands in operators(content):
            if operator == "q":
                saved.append(self._state)
            elif operator == "Q":
                self._state = saved.pop() if saved else self._state
            elif operator == "cm":
                self._state = replace(self._state, matrix=_times(_matrix(operands), self._state.matrix))
            elif operator == "Do":
                self._form(_entry(resources, "/XObject", operands), resources, inside)
            elif operator == "Tf":
                self._choose(_entry(resources, "/Font", operands), operands)
            elif operator in _PLACING:
                self._place(operator, operands)
            elif operator in _SHOWING:
                self._show(operator, operands)
            elif operator in _SETTING and operands:
                self._state = self._state.with_setting(operator, _number(operands[0]))

    def _form(self, form: object, resources: object, inside: tuple[int, ...]) -> None:
        """Carry out a form, which is content that stands elsewhere in the file."""
        self._forms += 1
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            return
        if id(form) in inside or len(inside) > _DEEPEST or self._forms > _MOST:
            return
        before = self._state
        matrix = _get(form, "/Matrix")
        if isinstance(matrix, ArrayObject):
            self._state = replace(before, matrix=_times(_matrix(matrix), before.matrix))
        self._carry_out(form.get_data(), _get(form, "/Resources") or resources, (*inside, id(form)))
        self._state = before

    def _choose(self, font: object, operands: Sequence[Operand]) -> None:
        """Choose a font and its size."""
        chosen = None
        if isinstance(font, DictionaryObject):
            place = getattr(font, "indirect_reference", None)
            key = (place.idnum, place.generation) if place else id(font)
            if key not in self._fonts:
                self._fonts[key] = _letters(font)
            chosen = self._fonts[key]
        size = _number(operands[-1], self._state.size) if operands else self._state.size
        self._state = replace(self._state, font=chosen, size=size)

    def _place(self, operator: str, operands: Sequence[Operand]) -> None:
        """Carry out an operator that says where the next line begins."""
        if operator == "BT":
            self._line = _SAME
        elif operator == "Tm":
            self._line = _matrix(operands)
        elif operator == "T*":
            self._line = _times((1, 0, 0, 1, 0, -self._state.leading), self._line)
        else:
            x, y = _two(operands)
            self._line = _times((1, 0, 0, 1, x, y), self._line)
            if operator == "TD":
                self._state = replace(self._state, leading=-y)
        self._pen = self._line

    def _show(self, operator: str, operands: Sequence[Operand]) -> None:
        """Carry out an operator that prints letters: one run, or several where they stand apart."""
        if operator == '"':
            words, letters = _two(operands)
            self._state = replace(self._state, word_spacing=words, spacing=letters)
        if operator in {'"', "'"}:
            self._place("T*", ())
        state, font = self._state, self._state.font
        shown = operands[-1] if operands else b""
        text, start, far = "", 0.0, 0.0
        for one in shown if isinstance(shown, list) else [shown]:
            if isinstance(one, bytes):
                for letter, width, space in font.of(one) if font else ((UNKNOWN, 0.5, False) for _ in one):
                    text += letter
                    far += (width * state.size + state.spacing + (state.word_spacing if space else 0)) * state.scale
                continue
            step = -_number(one) / 1000 * state.size * state.scale
            if abs(step) > abs(_STEP * state.size * state.scale):
                self._keep(text, start, far)
                text, start = "", far + step
            far += step
        self._keep(text, start, far)
        self._pen = _moved(self._pen, far)

    def _keep(self, text: str, start: float, end: float) -> None:
        """Keep a run, which is printed so far from the pen."""
        if text:
            state = self._state
            at = _times((1, 0, 0, 1, 0, state.rise), _times(_moved(self._pen, start), state.matrix))
            bold = bool(state.font and state.font.bold) or state.mode == _STROKED
            self.runs.append(_run(text, at, end - start, state.size, bold=bold))


_SETTING = frozenset({"Tc", "Tw", "Tz", "TL", "Ts", "Tr"})
_PLACING = frozenset({"BT", "Td", "TD", "Tm", "T*"})
_SHOWING = frozenset({"Tj", "TJ", "'", '"'})


def _run(text: str, at: Matrix, far: float, size: float, *, bold: bool) -> Run:
    """Return a run that begins ``at`` a place and is ``far`` long there, on the page turned so that it is upright."""
    a, b, c, d, x, y = at
    turn = round(math.atan2(b, a) / (math.pi / 2)) % 4
    for _ in range(turn):
        a, b, c, d, x, y = b, -a, d, -c, y, -x
    return Run(text, x, x + far * math.hypot(a, b), y, size * math.hypot(c, d), bold, turn)


def _get(tree: object, key: str) -> object:
    """Return an entry of a dictionary of the file, wherever it stands in it; None where there is none."""
    entry = tree.get(key) if isinstance(tree, DictionaryObject) else None
    return entry.get_object() if isinstance(entry, PdfObject) else None


def _entry(resources: object, kind: str, operands: Sequence[Operand]) -> object:
    return _get(_get(resources, kind), str(operands[0])) if operands else None


def _number(value: object, otherwise: float = 0) -> float:
    """Return an operand as a number: a damaged file may have anything in its place."""
    try:
        number = float(value) if isinstance(value, (str, int, float)) else otherwise
    except ValueError:
        return otherwise
    return number if math.isfinite(number) else otherwise


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(matrix: Matrix, far: float) -> Matrix:
    a, b, c, d, e, f = matrix
    return (a, b, c, d, e + far * a, f + far * b)


def _matrix(operands: Sequence[object]) -> Matrix:
    a, b, c, d, e, f = ([_number(value) for value in operands[-6:]] + [0.0] * 6)[:6]
    return (a, b, c, d, e, f)


def _two(operands: Sequence[Operand]) -> tuple[float, float]:
    one, two = ([_number(value) for value in operands[:2]] + [0.0, 0.0])[:2]
    return one, two
