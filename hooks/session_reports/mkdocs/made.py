"""Files of ours as MkDocs takes them: what they hold is fetched when it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.structure.files import File, InclusionLevel

from session_reports.keeping import LostError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from session_reports import Asset, Page
    from session_reports.machine import Disk

__all__ = ["MadeFile", "made_file"]


class MadeFile(File):
    """A file of ours, whose content is fetched when it is asked for."""

    made: Any
    """The page or asset that it is."""
    store: Disk
    again: Callable[[str], Any]
    """Makes it again, by its path, where the store has lost its content."""

    def take(self, made: object, again: Callable[[str], Any], store: Disk) -> None:
        """Take the page or asset that it is, and what makes that again."""
        self.made, self.again, self.store, self._content = made, again, store, None

    def fetched(self, part: str) -> Any:  # noqa: ANN401 - text or bytes, as the part is
        """Return a part of what it is: ``content``, ``markdown``, or the whole ``text`` of a page."""
        try:
            found = getattr(self.made, part)
            return found() if callable(found) else found
        except LostError:
            self.made = self.again(self.src_uri)
            return self.fetched(part)

    @property
    def replaced(self) -> bool:
        """Whether a plugin has given it another content."""
        return self._content is not None

    @property
    def content_bytes(self) -> bytes:
        """What it holds."""
        if self.replaced:
            return File.content_bytes.fget(self)  # type: ignore[attr-defined, no-any-return]
        return self.fetched("text").encode() if self.is_documentation_page() else self.fetched("content")  # type: ignore[no-any-return]

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._content = value

    @property
    def content_string(self) -> str:
        """What it holds, as text."""
        return self.content_bytes.decode("utf-8-sig")

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._content = value

    def is_modified(self) -> bool:
        """Whether it has to be written in a dirty build."""
        return True

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' own signature
        """Put it into the site, as a link to what is kept where that can be."""
        if not dirty and not self.replaced:
            if not self.store.has(self.made.key):
                self.store.lay(self.made.key, self.content_bytes)
            if self.store.place(self.made.key, Path(self.abs_dest_path)):
                return
        self._content = self.content_bytes
        super().copy_file(dirty)


def made_file(made: Page | Asset, again: Callable[[str], Any], store: Disk, config: MkDocsConfig) -> MadeFile:
    """Return the file of a page or an asset; see ``MadeFile.take``."""
    file = cast("MadeFile", MadeFile.generated(config, made.path, content=""))
    file.take(made, again, store)
    if file.is_documentation_page():
        file.inclusion = InclusionLevel.NOT_IN_NAV
        file.edit_uri = f"../{file.made.source}" if file.made.source else None
    return file
