"""A body on the page of another record: its ids prefixed, its links leading the same."""

import re

from resource_toolkit.catalog import Resource

_TAG = re.compile(r"<[a-z][^>]*>")


_HREF = re.compile(r'(?<= href=")[^"]*(?=")')


def rebased(body: str, resource: Resource, prefix: str) -> str:
    """Return a body for another record's page: its ids prefixed, its links leading the same."""

    def rebase(tag: re.Match[str]) -> str:
        text = tag[0].replace(' id="', f' id="{prefix}')
        link = _HREF.search(text)
        if link is None:
            return text
        if link[0].startswith("#"):
            known = f' id="{link[0][1:]}"' in body
            there = f"#{prefix}{link[0][1:]}" if known else f"../../{resource.address}{link[0]}"
        else:
            there = re.sub(r"^\.\./(?!\.\./)", "../../resources/", link[0])
        return text[: link.start()] + there + text[link.end() :]

    return _TAG.sub(rebase, body)
