"""What the program has of the machine: a store on the disk, processes for all cores, a terminal to tell progress on."""

from __future__ import annotations

import os
from pathlib import Path

from .disk import Disk, exchange
from .workers import Workers

__all__ = ["Disk", "Workers", "exchange", "store_of"]

_SETTING = "SR_STORE"
_FOLDER = ".cache/session-reports"


def store_of(root: Path) -> Disk:
    """Return the store of a project: below it, or where the environment says; one for this build alone if it says off.

    Raises nothing: a store that cannot be opened lasts for this build alone.
    """
    setting = os.environ.get(_SETTING, "")
    return Disk(None if setting == "off" else Path(setting) if setting else root / _FOLDER)
