"""Makes small PDFs by hand: one can see in a test what the pages print, and how they are wrong."""

from __future__ import annotations

import zlib

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
BOLD = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
NONSENSE = b"<< /Type /XObject /Subtype /Form /Length 1 /Filter /Nonsense >>\nstream\nx\nendstream"
FONTS = {"F1": HELVETICA, "F2": BOLD}


def pdf(*pages: str, fonts: dict[str, str] | None = None, more: tuple[bytes, ...] = (), resources: str = "") -> bytes:
    """Return a PDF whose pages have these contents; ``more`` are objects that they refer to, from number 3 on."""
    fonts = fonts or FONTS
    first = 3 + len(more)  # that of the first page
    named = " ".join(f"/{name} {font}" for name, font in fonts.items())
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *more,
    ]
    for place, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 2 * place + 1} 0 R "
            f"/Resources << /Font << {named} >> {resources} >> >>".encode()
        )
        objects.append(stream(page.encode("cp1252")))
    return file_of(objects)


def stream(content: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    """Return an object that is a stream."""
    data = zlib.compress(content, 9) if packed else content
    told = f"<< /Length {len(data)} {'/Filter /FlateDecode ' if packed else ''}{entries}>>"
    return told.encode() + b"\nstream\n" + data + b"\nendstream"


def file_of(objects: list[bytes], trailer: str = "") -> bytes:
    """Return a file of objects, whose first is its catalogue."""
    content = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(content)
    size = len(objects) + 1
    content += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return content + f"trailer\n<< /Size {size} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def text(*lines: tuple[float, float, str], size: float = 10, font: str = "F1") -> str:
    """Return the operators that print texts at places from the left and from the foot of the page."""
    return "".join(f"BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, words in lines)
