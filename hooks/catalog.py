"""MkDocs calls these; the program answers."""

from resource_toolkit.engines.mkdocs import on_config, on_files, on_page_content, on_post_build

__all__ = ["on_config", "on_files", "on_page_content", "on_post_build"]
