"""Makes small Word files by hand: one can see in a test what they hold, and how they are wrong."""

from __future__ import annotations

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def p(*runs: str, number: str = "", style: str = "", more: str = "") -> str:
    """Return a paragraph of runs, text or XML; ``number``: "1" or "1/0", the instance of a list and its level."""
    instance, _, level = number.partition("/")
    depth = f'<w:ilvl w:val="{level}"/>' if level else ""
    numbered = f'<w:numPr>{depth}<w:numId w:val="{instance}"/></w:numPr>' if number else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{styled}{numbered}{more}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run of text, or of XML; ``properties``: names of properties, or XML."""
    told = properties if "<" in properties else "".join(f"<w:{name}/>" for name in properties.split())
    inner = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r><w:rPr>{told}</w:rPr>{inner}</w:r>"


def table(*rows: list[str]) -> str:
    """Return a table whose cells are text or XML."""
    cells = ["".join(f"<w:tc>{c if c.startswith('<') or not c else p(c)}</w:tc>" for c in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def level(depth: int, form: str, text: str, *, start: str = "1", more: str = "") -> str:
    """Return a level of the definition of a list."""
    told = f'<w:start w:val="{start}"/>' if start else ""
    return f'<w:lvl w:ilvl="{depth}">{told}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(definitions: dict[str, str], instances: dict[str, str]) -> str:
    """Return the lists of a file: definitions with their levels, and instances, "1" or "1 <overrides>" of each."""
    told = "".join(f'<w:abstractNum w:abstractNumId="{key}">{one}</w:abstractNum>' for key, one in definitions.items())
    for key, one in instances.items():
        definition, _, overrides = one.partition(" ")
        told += f'<w:num w:numId="{key}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'
    return told


def style(key: str, name: str = "", more: str = "", *, kind: str = "paragraph", default: bool = False) -> str:
    """Return a style."""
    first = ' w:default="1"' if default else ""
    named = f'<w:name w:val="{name or key}"/>'
    return f'<w:style w:type="{kind}"{first} w:styleId="{key}">{named}{more}</w:style>'


def docx(body: str, *, space: str = WORD, **parts: str) -> bytes:
    """Return a Word file; ``parts``: the inner XML of its other parts by their kind, such as ``footnotes``."""
    roots = {"comments": "comments", "settings": "settings", "numbering": "numbering", "styles": "styles"}
    names = {f"word/{kind}.xml": (kind.rstrip("123456789"), inner) for kind, inner in parts.items()}
    relations = "".join(
        f'<Relationship Id="{name[5:-4]}" Type="{RELATIONS}/{kind}" Target="{name[5:]}"/>'
        for name, (kind, _) in names.items()
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
    }
    roots |= {"header": "hdr", "footer": "ftr"}
    for name, (kind, inner) in names.items():
        root = roots.get(kind, kind)
        files[name] = f"<w:{root} {SPACES}>{inner}</w:{root}>"
    return archive({name: content.replace(WORD, space) for name, content in files.items()})


def archive(files: dict[str, str | bytes] | dict[str, str]) -> bytes:
    """Return a ZIP archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return packed.getvalue()
