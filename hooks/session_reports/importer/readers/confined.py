"""Readers of foreign formats in a process of their own, which may use so much time and memory and no more.

What they read was made by others, and they are the work of others: a file can be made so that its reader never ends, or
takes all memory. The process is made by hand, since those of a pool, in which several documents are imported, may have
no children by the means of ``multiprocessing``. What it read comes back as JSON, which holds data and nothing else.
"""

from __future__ import annotations

import json
import logging
import math
import os
import signal
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from session_reports.importer.reading import Piece, Reading, UnreadableError

from .formats import FORMATS

if TYPE_CHECKING:
    from .formats import Format

__all__ = ["MEMORY", "SECONDS", "answer", "read_confined", "serve"]

SECONDS = 150
"""So long a document may keep a processor busy: one of 1,000 pages takes about 30."""
MEMORY = 1_000_000_000
"""Bytes that a document may take: one of 1,000 pages takes about a third."""
_BUSY = 4  # times as long it may take where others keep the processors busy

_CODE = "from session_reports.importer.readers.confined import serve; serve()"
_ANEW = "save it anew from a program that shows it, or import its parts"


def read_confined(chosen: Format, content: bytes, *, seconds: float = SECONDS, memory: int = MEMORY) -> Reading:
    """Read a document in a process of its own. Raises ``UnreadableError``, also where it took too much."""
    paths = [str(Path(__file__).parents[3]), *filter(None, sys.path)]
    with subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-P", "-W", "ignore", "-c", _CODE, chosen.name, str(memory), str(math.ceil(seconds))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths))},
        start_new_session=True,  # so that what it starts can be ended with it
    ) as process:
        try:
            answer = process.communicate(content, timeout=seconds * _BUSY)[0]
        except BaseException as error:
            _end(process)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            answer = b""
    told = _parsed(answer)
    if told is None:
        late = process.returncode in _LATE
        limit = f"{seconds:,.0f} seconds" if late else f"{memory / 1e6:,.0f} MB of memory, or ended amiss"
        msg = f"reading this {chosen.name} took more than {limit}: {_ANEW}"
        raise UnreadableError(msg)
    if "unreadable" in told:
        raise UnreadableError(told["unreadable"])
    return Reading(told["form"], tuple(Piece(*values) for values in told["pieces"]), tuple(told["remarks"]))


_LATE = {-getattr(signal, name) for name in ("SIGKILL", "SIGXCPU") if hasattr(signal, name)}


def _parsed(answer: bytes) -> dict[str, Any] | None:
    try:
        told: dict[str, Any] = json.loads(answer)
    except ValueError:
        return None
    return told


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and whatever it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:  # Windows
        process.kill()


# --- in the process -------------------------------------------------------------------------------


def serve() -> None:
    """Read the document on standard input, and write its pieces to standard output."""
    name, memory, seconds = sys.argv[1:4]
    _limit(int(memory), int(seconds))
    answer(FORMATS[name], sys.stdin.buffer, sys.stdout.buffer)


def answer(chosen: Format, source: BinaryIO, target: BinaryIO) -> None:
    """Write what a reader makes of a document as JSON."""
    logging.disable()  # what a reader thinks of a damaged file
    try:
        reading = chosen.read(source.read())
        told: dict[str, object] = {
            "form": reading.form,
            "pieces": [astuple(piece) for piece in reading.pieces],
            "remarks": reading.remarks,
        }
    except UnreadableError as error:
        told = {"unreadable": str(error)}
    target.write(json.dumps(told).encode())


def _limit(memory: int, seconds: int) -> None:
    """Limit what this process may use, where the system can."""
    try:
        import resource  # noqa: PLC0415 - Windows has no such limits
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_DATA, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
