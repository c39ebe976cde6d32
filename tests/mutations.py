"""Random mistakes: small projects to spoil, and ways to spoil them. One seed spoils in the same way in every run."""

from __future__ import annotations

import copy
import random
import re
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "data/reports/ccpcj/20/thematic-discussion.yml"
MORE_STATES = 12  # beside those that the report names: names that are not in the text are data too

Chance: TypeAlias = random.Random
Steps: TypeAlias = tuple[str | int, ...]

# --- projects -----------------------------------------------------------------------------------


def copy_data(target: Path, name: str) -> Path:
    """Make a folder with the data of the example project or of the invented archipelago."""
    source = {"example": ROOT, "archipelago": ROOT / "tests/corpus"}[name]
    left_out = shutil.ignore_patterns("schema", "states.yml", "addresses.txt")
    shutil.copytree(source / "data", target / "data", ignore=left_out)
    if name == "example":
        (target / "data/registry/states.yml").write_text(_states(), encoding="utf-8")
    return target


@cache
def _states() -> str:
    """Return the States that the example names, and some that it does not: reading all would take most of the time."""
    named = set(re.findall(r"[a-z]+(?:-[a-z]+)*", REPORT.read_text(encoding="utf-8")))
    head, *records = re.split(r"(?m)^(?=[a-z0-9-]+:$)", (ROOT / "data/registry/states.yml").read_text(encoding="utf-8"))
    keys = [record.partition(":")[0] for record in records]
    others = [key for key in keys if key not in named][:MORE_STATES]
    kept = [record for key, record in zip(keys, records, strict=True) if key in named or key in others]
    assert MORE_STATES < len(kept) < len(records) / 2
    return head + "".join(kept)


def files_of(root: Path) -> list[Path]:
    """Return the data files of a project, in order."""
    return sorted(path for path in (root / "data").rglob("*") if path.suffix in {".yml", ".txt"} and path.is_file())


# --- spoiling -----------------------------------------------------------------------------------


def spoil(root: Path, seed: str) -> list[str]:
    """Spoil the data of a project in one, two or three ways, and return what was done."""
    chance = random.Random(seed)  # noqa: S311 - the same mistakes in every run
    done = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        kind = chance.choice((_characters, _lines, _structure, _structure, _files))
        done.append(kind(root, chance))
    return done


def _characters(root: Path, chance: Chance) -> str:
    return _in_text(root, chance, CHARACTERS)


def _lines(root: Path, chance: Chance) -> str:
    return _in_text(root, chance, LINES)


def _in_text(root: Path, chance: Chance, changes: dict[str, Callable[[str, Chance], str]]) -> str:
    path = _any_file(root, chance)
    if path is None:
        return "nothing is left"
    name = chance.choice(sorted(changes))
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    path.write_bytes(changes[name](text, chance).encode("utf-8", "surrogateescape"))
    return f"{path.relative_to(root)}: {name}"


def _any_file(root: Path, chance: Chance) -> Path | None:
    """Return a file: reports and sessions rather than the registry, of which there is more to spoil."""
    files = files_of(root)
    reports = [path for path in files if "reports" in path.parts]
    return chance.choice(reports * 2 + files) if files else None


# --- characters ---------------------------------------------------------------------------------

HOSTILE: tuple[str, ...] = (
    *"\x00\x1b\r\t\u0085\u2028\u202e\ufeff\u200f\u0301\ufffd\U0001f56f\u0661\u0130\u00df",
    *"{}[]&*|>%@`'\"#:,?!-<=~\\/ ",
    *("\r\n", "\n", "---\n", "...\n", ": ", "- ", "<<: *a\n", "[^1]", "[^", "<script>", "!!python/object:os.x", "&a "),
)  # fmt: skip


def _delete_characters(text: str, chance: Chance) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.choice((1, 1, 2, 10, 80)) :]


def _insert_sign(text: str, chance: Chance) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + chance.choice(HOSTILE) * chance.choice((1, 1, 1, 3)) + text[start:]


def _repeat_characters(text: str, chance: Chance) -> str:
    start = chance.randrange(len(text) + 1)
    end = start + chance.choice((1, 5, 200))
    return text[:end] + text[start:end] * chance.choice((1, 30)) + text[end:]


def _change_digit(text: str, chance: Chance) -> str:
    found = list(re.finditer(r"\d", text))
    if not found:
        return "0"
    match = chance.choice(found)
    return text[: match.start()] + chance.choice("0123456789a\u0665") * chance.choice((1, 5)) + text[match.end() :]


CHARACTERS: dict[str, Callable[[str, Chance], str]] = {
    "characters deleted": _delete_characters,
    "a sign inserted": _insert_sign,
    "characters repeated": _repeat_characters,
    "a digit changed": _change_digit,
}

# --- lines --------------------------------------------------------------------------------------


def _delete_lines(lines: list[str], place: int, chance: Chance) -> None:
    del lines[place : place + chance.choice((1, 1, 2, 9))]


def _repeat_lines(lines: list[str], place: int, chance: Chance) -> None:
    end = place + chance.choice((1, 1, 2, 9))
    lines[end:end] = lines[place:end]


def _swap_lines(lines: list[str], place: int, chance: Chance) -> None:
    other = chance.randrange(len(lines))
    lines[place], lines[other] = lines[other], lines[place]


def _indent_line(lines: list[str], place: int, chance: Chance) -> None:
    lines[place] = chance.choice((" ", "  ", "\t", " " * 60)) + lines[place]


def _outdent_line(lines: list[str], place: int, chance: Chance) -> None:
    lines[place] = lines[place].removeprefix(" " * chance.choice((1, 2, 4)))


def _join_lines(lines: list[str], place: int, chance: Chance) -> None:
    lines[place : place + 2] = [chance.choice(("", " ", "  # ")).join(lines[place : place + 2])]


def _long_line(lines: list[str], place: int, chance: Chance) -> None:
    lines[place] += chance.choice(("x" * 3_000, "x" * 400, " x" * 30_000, "\u00e9" * 1_500, " <b>" * 9_000))


def _by_lines(change: Callable[[list[str], int, Chance], None]) -> Callable[[str, Chance], str]:
    def changed(text: str, chance: Chance) -> str:
        lines = text.split("\n")
        change(lines, chance.randrange(len(lines)), chance)
        return "\n".join(lines)

    return changed


LINES: dict[str, Callable[[str, Chance], str]] = {
    "lines deleted": _by_lines(_delete_lines),
    "lines repeated": _by_lines(_repeat_lines),
    "two lines swapped": _by_lines(_swap_lines),
    "a line indented": _by_lines(_indent_line),
    "a line outdented": _by_lines(_outdent_line),
    "two lines joined": _by_lines(_join_lines),
    "a line made long": _by_lines(_long_line),
}

# --- structure ----------------------------------------------------------------------------------


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as a literal block, as reports have it."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)


def as_yaml(value: object) -> str:
    """Return a value as YAML, with texts in literal blocks."""
    dumped: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000)
    return dumped


def walk(node: object, steps: Steps = ()) -> Iterator[tuple[Steps, object]]:
    """Yield every value in nested lists and mappings, with the keys that lead to it."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in inner:
        yield (*steps, key), value
        yield from walk(value, (*steps, key))


def put(node: object, steps: Steps, value: object) -> None:
    """Put a value where the steps lead."""
    for step in steps[:-1]:
        node = cast("dict[str | int, object]", node)[step]
    cast("dict[str | int, object]", node)[steps[-1]] = value


ODD_VALUES: tuple[object, ...] = (
    *("", "~", "x" * 1000, "x" * 1001, "word " * 300, "\n", " \n \n", "x", "0", "1", "-1", "1e3", "12", "II", "none"),
    *("[^1]", "[^9][^a]", "*", "**", "***x***", "(a)", "(a) x\n\n(b) y\n\n(i) z", "(z) x", "A\u0301", "a" * 81),
    *("0001-01-01", "9999-12-31", "2011-02-30", "en", "xx", "4/a", "5 bis", "con", "SR205", "true"),
    *("https://x.example/{symbol}", "{number}", "united-nations", "E/CN.15/2011/2", "<script>S</script>", "{{ 7*7 }}"),
    *("paragraphs 1 to 99 above", "the representatives of", "1st, 2nd and 3rd meetings", "\u4e2d\u56fd\u548c\u975e"),
    *([], {}, [[]], [{}], ["", ""]),
)


def _odd_value(record: dict[str, object], chance: Chance, _: list[str]) -> None:
    put(record, _any_steps(record, chance), copy.deepcopy(chance.choice(ODD_VALUES)))


FREE = set(
    "title heading name short formal list kind part office place theme rights source form reason delivery".split()
)


def _odd_text(record: dict[str, object], chance: Chance, _: list[str]) -> None:
    """Put an odd value where any text may stand, so that most often there are pages."""
    free = [steps for steps, value in walk(record) if steps[-1] in FREE and isinstance(value, str)]
    texts = [value for value in ODD_VALUES if isinstance(value, str)]
    put(record, chance.choice(free) if free else _any_steps(record, chance), chance.choice(texts))


def _very_long(record: dict[str, object], chance: Chance, _: list[str]) -> None:
    texts = [steps for steps, value in walk(record) if isinstance(value, str)]
    put(record, chance.choice(texts), chance.choice(("word ", "Veld. ", "x\n\n")) * chance.choice((500, 45_000)))


def _other_id(record: dict[str, object], chance: Chance, ids: list[str]) -> None:
    known = [steps for steps, value in walk(record) if isinstance(value, str) and value in ids]
    put(record, chance.choice(known) if known else _any_steps(record, chance), chance.choice(ids))


def _swap_values(record: dict[str, object], chance: Chance, _: list[str]) -> None:
    values = dict(walk(record))
    one, other = _any_steps(record, chance), _any_steps(record, chance)
    if one[: len(other)] != other and other[: len(one)] != one:
        put(record, one, copy.deepcopy(values[other]))
        put(record, other, copy.deepcopy(values[one]))


def _another_of_its_name(record: dict[str, object], chance: Chance, _: list[str]) -> None:
    """Give a field what the field of that name holds elsewhere: numbers twice, and other records' references."""
    values = dict(walk(record))
    steps = _any_steps(record, chance)
    alike = [value for other, value in values.items() if other[-1] == steps[-1] and other != steps]
    put(record, steps, copy.deepcopy(chance.choice(alike)) if alike else "1")


def _as_list(record: dict[str, object], chance: Chance, _: list[str]) -> None:
    steps = _any_steps(record, chance)
    put(record, steps, [copy.deepcopy(dict(walk(record))[steps])] * chance.choice((1, 2)))


def _as_text(record: dict[str, object], chance: Chance, _: list[str]) -> None:
    steps = _any_steps(record, chance)
    put(record, steps, str(dict(walk(record))[steps])[:200])


def _field_gone(record: dict[str, object], chance: Chance, _: list[str]) -> None:
    steps = _any_steps(record, chance)
    holder = dict(walk(record)).get(steps[:-1], record)
    del cast("dict[str | int, object]", holder)[steps[-1]]


def _field_renamed(record: dict[str, object], chance: Chance, ids: list[str]) -> None:
    holders = [record, *(value for _, value in walk(record) if isinstance(value, dict) and value)]
    holder = chance.choice(holders)
    key = chance.choice(sorted(holder))
    new = chance.choice((f"{key}s", key[:-1], key.upper(), "[key]", "<<", "from_", "a b", "<b>", "", *ids[:3]))
    holder[new] = holder.pop(key)


def _nested(record: dict[str, object], chance: Chance, _: list[str]) -> None:
    value: object = "x"
    for _level in range(chance.choice((3, 30))):
        value = {"items": [value]}
    put(record, _any_steps(record, chance), value)


def _any_steps(record: dict[str, object], chance: Chance) -> Steps:
    return chance.choice([steps for steps, _ in walk(record)])


STRUCTURE: dict[str, Callable[[dict[str, object], Chance, list[str]], None]] = {
    "an odd value": _odd_value,
    "an odd text": _odd_text,
    "a very long value": _very_long,
    "another id": _other_id,
    "two values swapped": _swap_values,
    "a value of the same field elsewhere": _another_of_its_name,
    "a list for a value": _as_list,
    "a text for a value": _as_text,
    "a field gone": _field_gone,
    "a field renamed": _field_renamed,
    "values nested": _nested,
}


def _structure(root: Path, chance: Chance) -> str:
    path = _any_file(root, chance)
    record = _read(path) if path else None
    if path is None or not isinstance(record, dict) or not record:
        return "no structure is left"
    name = chance.choice(sorted(STRUCTURE))
    STRUCTURE[name](record, chance, _ids(root))
    path.write_bytes(as_yaml(record).encode("utf-8", "surrogateescape"))
    return f"{path.relative_to(root)}: {name}"


_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _read(path: Path) -> object:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - text alone
    except (yaml.YAMLError, UnicodeDecodeError):
        return None


def _ids(root: Path) -> list[str]:
    """Return every id of every kind that the data gives, and one that it does not."""
    found = {"nobody"}
    for path in files_of(root):
        record = _read(path)
        if isinstance(record, dict) and path.parent.name == "registry":
            found |= set(record)
        found |= {path.stem, path.parent.name}
        found |= {value for steps, value in walk(record) if steps[-1] in {"id", "number"} and isinstance(value, str)}
    return sorted(found)


# --- files --------------------------------------------------------------------------------------

BAD_NAMES: tuple[str, ...] = (
    *("Final.yml", "con.yml", "en.yml", "para-1.yml", "index.yml", "a b.yml", "x.yaml", "-.yml", "\u00fc.yml"),
    *("<b>.yml", "x\ny.yml", "{{ x }}.yml", "|.yml", "'.yml"),
)


def _delete(path: Path, _: Chance) -> None:
    path.unlink()


def _rename(path: Path, chance: Chance) -> None:
    path.rename(path.with_name(chance.choice(BAD_NAMES)))


def _empty(path: Path, chance: Chance) -> None:
    path.write_bytes(chance.choice((b"", b"\n", b"# nothing\n", b"{}", b"[]", b"x", b"--- \n", b"'", b"\xef\xbb\xbf")))


def _binary(path: Path, chance: Chance) -> None:
    path.write_bytes(chance.randbytes(chance.choice((1, 200, 5000))))


def _latin(path: Path, _: Chance) -> None:
    path.write_bytes("title: Proc\u00e8s-verbal\n".encode("latin-1") + path.read_bytes())


def _cut_within_character(path: Path, chance: Chance) -> None:
    content = path.read_bytes()
    later = [place for place, byte in enumerate(content) if 0x80 <= byte < 0xC0]
    path.write_bytes(content[: chance.choice(later)] if later else content + b"\xe2\x82")


def _cut(path: Path, chance: Chance) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content) + 1)])


def _line_ends(path: Path, chance: Chance) -> None:
    path.write_bytes(chance.choice((b"", b"\xef\xbb\xbf")) + path.read_bytes().replace(b"\n", b"\r\n"))


def _copy_elsewhere(path: Path, chance: Chance) -> None:
    data = next(parent for parent in path.parents if parent.name == "data")
    folders = sorted({data, *(folder for folder in data.rglob("*") if folder.is_dir())})
    target = chance.choice(folders) / chance.choice((path.name, "copy.yml", "session.yml", "bodies.yml"))
    if not target.exists():
        shutil.copy(path, target)


def _folder_for_file(path: Path, _: Chance) -> None:
    path.unlink()
    path.mkdir()


def _file_for_folder(path: Path, _: Chance) -> None:
    folder = path.parent
    if folder.name != "data":
        shutil.rmtree(folder)
        folder.write_bytes(b"x")


def _folder_gone(path: Path, _: Chance) -> None:
    shutil.rmtree(path.parent)


FILES: dict[str, Callable[[Path, Chance], None]] = {
    "deleted": _delete,
    "renamed": _rename,
    "emptied": _empty,
    "made binary": _binary,
    "in another encoding": _latin,
    "cut within a character": _cut_within_character,
    "cut": _cut,
    "with other line ends": _line_ends,
    "copied elsewhere": _copy_elsewhere,
    "a folder in its place": _folder_for_file,
    "a file for its folder": _file_for_folder,
    "its folder gone": _folder_gone,
}


def _files(root: Path, chance: Chance) -> str:
    path = _any_file(root, chance)
    if path is None:
        return "nothing is left"
    name = chance.choice(sorted(FILES))
    FILES[name](path, chance)
    return f"{path.relative_to(root)}: {name}"
