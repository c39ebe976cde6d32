"""The walls of the house, told by its source: who may import whom, and what may stand where."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "hooks/session_reports"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted((PACKAGE / "templates").glob("*.j2"))
LONGEST = 420


def _name(path: Path) -> str:
    """Return a module's dotted name: ``session_reports.render.pages``."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {_name(path): path for path in MODULES}


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), path.name)


def _imports(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (module, name or nothing) of everything that a module imports, also what is for type checkers alone."""
    package = _name(path) if path.name == "__init__.py" else _name(path).rpartition(".")[0]
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((module, alias.name) for alias in node.names)


def _own_imports(path: Path) -> set[str]:
    """Return the modules of the package that a module imports; a package counts where its own names are taken."""
    found = set()
    for module, name in _imports(path):
        for candidate in (f"{module}.{name}", module):
            if candidate in NAMES:
                found.add(candidate)
                break
    return found - {_name(path)}


# --- imports ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_the_adapter_knows_mkdocs(path: Path) -> None:
    hosts = {module.partition(".")[0] for module, _ in _imports(path)} & {
        "mkdocs",
        "material",
        "zensical",
        "properdocs",
    }
    if path.is_relative_to(PACKAGE / "mkdocs"):
        assert hosts <= {"mkdocs"}
    else:
        assert not hosts
        assert not any(name.startswith("session_reports.mkdocs") for name in _own_imports(path))


def test_no_module_imports_itself_by_way_of_others() -> None:
    # At run time: a record's type may speak of the writer that fills it, and the writer's of the record.
    graph = {name: _own_imports(path) for name, path in NAMES.items()}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))
    assert set(order) == set(NAMES)


CLOCKS_AND_CHANCE = {"time", "random", "secrets", "uuid", "tempfile", "platform", "locale", "getpass"}
NETWORK_AND_PROCESSES = {"socket", "http", "requests", "urllib.request", "ssl", "subprocess", "asyncio", "threading"}
ENVIRONMENT = {"os", "sys"}
MOMENTS = {"now", "utcnow", "today", "environ", "getenv", "cwd", "getcwd", "st_mtime"}


# What others made of a format is read by a process of its own, which has limits.
CONFINED = PACKAGE / "importer/readers/confined.py"


def _is_pure(path: Path) -> bool:
    parts = path.relative_to(PACKAGE).parts
    return path != CONFINED and path.name != "__main__.py" and not {"cli", "machine", "mkdocs"} & set(parts)


PURE = [path for path in MODULES if _is_pure(path)]


@pytest.mark.parametrize("path", PURE, ids=_name)
def test_the_pure_part_has_no_clock_no_network_and_no_environment(path: Path) -> None:
    for module, name in _imports(path):
        imported = {module, module.partition(".")[0], f"{module}.{name}"}
        assert not imported & (CLOCKS_AND_CHANCE | NETWORK_AND_PROCESSES | ENVIRONMENT)
    named = {node.attr for node in ast.walk(_tree(path)) if isinstance(node, ast.Attribute)}
    assert not named & MOMENTS


@pytest.mark.parametrize("path", PURE, ids=_name)
def test_folders_are_read_in_order(path: Path) -> None:
    listings = {"glob", "rglob", "iterdir", "listdir", "scandir", "walk"}
    ordered = {
        id(inner)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sorted"
        for inner in ast.walk(node)
    }
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in listings:
            assert id(node) in ordered, f"line {node.lineno}: the order of a folder's files differs between machines"


# --- modules ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(_tree(path))


def _listed(path: Path) -> list[str] | None:
    for node in _tree(path).body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return [str(name) for name in ast.literal_eval(node.value)]
    return None


def _documented(path: Path) -> dict[str, bool]:
    """Return the names that a module defines, and whether a docstring stands with each."""
    body = _tree(path).body
    found = {}
    for node, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found[node.name] = ast.get_docstring(node) is not None
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            told = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    found[target.id] = told
    return found


def _defined(path: Path, name: str) -> tuple[Path, str]:
    """Return where a name that a module lists is defined, which may be a module that it imports it from."""
    while name not in _documented(path):
        path = next(NAMES[module] for module, imported in _imports(path) if imported == name and module in NAMES)
    return path, name


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__main__.py"], ids=_name)
def test_a_module_lists_what_it_gives_and_documents_it(path: Path) -> None:
    listed = _listed(path)
    assert listed
    assert listed == sorted(set(listed), key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    undocumented = []
    for name in listed:
        home, defined = _defined(path, name)
        if not _documented(home)[defined] and not defined.startswith("__"):
            undocumented.append(f"{_name(home)}.{defined}")
    assert not undocumented


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_what_a_module_takes_from_another_is_listed_there(path: Path) -> None:
    hidden = [
        f"{module}.{name}"
        for module, name in _imports(path)
        if module in NAMES and f"{module}.{name}" not in NAMES and name not in (_listed(NAMES[module]) or [])
    ]
    assert not hidden


# --- templates --------------------------------------------------------------------------------

MACROS = PACKAGE / "templates/_macros.md.j2"
_IMPORT = re.compile(r'{%-? from "(?P<file>[^"]+)" import (?P<names>[\w, ]+?)(?: with context)? -?%}')


def _macros() -> list[str]:
    return re.findall(r"{%-? macro (\w+)\(", MACROS.read_text(encoding="utf-8"))


def test_every_macro_is_used() -> None:
    texts = [_IMPORT.sub("", path.read_text(encoding="utf-8")) for path in TEMPLATES]
    unused = [name for name in _macros() if not any(re.search(rf"(?<!macro )\b{name}\(", text) for text in texts)]
    assert _macros()
    assert not unused


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_uses_the_macros_that_it_imports(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    imported = {name.strip() for found in _IMPORT.finditer(text) for name in found["names"].split(",")}
    rest = _IMPORT.sub("", text)
    assert imported <= set(_macros())
    assert not [name for name in imported if not re.search(rf"\b{name}\(", rest)]


def test_every_template_is_a_page_or_a_part_of_one() -> None:
    modules = [path for folder in ("render", "reviewer") for path in (PACKAGE / folder).glob("*.py")]
    sources = [path.read_text(encoding="utf-8") for path in modules]
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATES]
    for path in TEMPLATES:
        kind = path.name.removesuffix(".md.j2")
        as_page = any(f'"{kind}"' in source or f'"{path.name}"' in source for source in sources)
        as_part = any(f'"{path.name}"' in text for text in texts)
        assert as_part if kind.startswith("_") else as_page, path.name


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_more_logic_than_it_may(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tags = set(re.findall(r"{%-?\+? *(\w+)", text))
    assert tags <= {
        "for", "else", "endfor", "if", "elif", "endif", "set", "include", "from", "macro", "endmacro", "trans",
        "pluralize", "endtrans",
    }  # fmt: skip
    # What is marked safe would not be escaped: data reaches a page through escape() alone.
    assert "| safe" not in text
    assert "|safe" not in text


# --- the repository ---------------------------------------------------------------------------


def _repository() -> list[Path]:
    """Return the files of the repository, those not yet added to it included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],  # noqa: S607 -- whichever git there is
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [ROOT / name for name in sorted(filter(None, listed.split("\0"))) if (ROOT / name).is_file()]


def test_no_file_names_a_path_of_one_machine() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this copy has no history that tells which files are its own")
    path_of_a_machine = re.compile(rb"(?<![\w.~/-])/(?:work|root|tmp)(?![\w-])")
    files = _repository()
    assert Path(__file__) in files
    assert not [path for path in files if path_of_a_machine.search(path.read_bytes())]
