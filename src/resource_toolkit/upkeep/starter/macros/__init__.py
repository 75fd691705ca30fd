"""What authors may write between double curly braces in `docs/`: the macros plugin asks here."""

from resource_toolkit.engines.mkdocs import define_env

__all__ = ["define_env"]
