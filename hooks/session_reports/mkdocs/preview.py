"""The search of the preview: it looks through the index of the site that was built last.

An index of what is previewed would take longer than a build, and be out of date at the next save.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["built_before", "with_index"]

INDEX = "pagefind"


def built_before(config: MkDocsConfig) -> Path:
    """Return the folder into which ``mkdocs build`` puts the site; a preview is given another in its place."""
    file = Path(config.config_file_path).resolve()
    with file.open("rb") as opened:
        written = yaml_load(opened).get("site_dir", "site")
    return file.parent / str(written)


def with_index(serve: WSGIApplication, mount: str, site: Path) -> WSGIApplication:
    """Return a server that gives the files of a finished site's index, and of the rest what another gives.

    ``mount`` is the path at which the preview stands, with its final stroke.
    """
    index = (site / INDEX).resolve()

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        file = (site / path.removeprefix(mount)).resolve()
        if not path.startswith(f"{mount}{INDEX}/") or not file.is_relative_to(index) or not file.is_file():
            return serve(environ, start)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        # A new site may have another index, whose files bear the same names.
        start("200 OK", [("Content-Type", kind), ("Cache-Control", "no-cache")])
        return [file.read_bytes()]

    return answer
