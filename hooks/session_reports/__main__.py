"""Run the command line with ``python -m session_reports``."""

import sys

from .cli import main

sys.exit(main())
