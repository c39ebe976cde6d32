"""The MkDocs events of Session Reports: list this file under ``hooks:`` in ``mkdocs.yml``."""

from session_reports.mkdocs import on_config, on_files, on_page_markdown, on_startup

__all__ = ["on_config", "on_files", "on_page_markdown", "on_startup"]
