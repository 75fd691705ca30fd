"""Web addresses, and what keeps one from being linked."""

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from resource_toolkit.problems import Repair, Report, forbidden_sign, shown
from resource_toolkit.reading.frontmatter import Node

from .values import JsonSchema, Text, scalar

LONGEST_HOST = 253
"""So many characters a host's name may have; 63 each of its parts."""
_NO_ADDRESS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff<>\"\\^`{|}]")
_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}\Z")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)\Z")
_BARE = re.compile(
    r"(?i)(?:www\.|(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|us|info|mx|es|ca|uk|eu)\b)"
)
"""How an address begins whose scheme was left out."""
_NOTE = re.compile(
    r"\s+\([^()]*\)$|\s+[–—-]\s[^/]*$"
    r"|(?<=[^/]/)[,;.]?\s+[^\s/]+\s[^/]*$|(?<=\.(?:com|org|net|edu|gov))[,;.]?\s+[^\s/]+\s[^/]*$"
)
"""What people say of an address behind it."""
_BROKEN = re.compile(r"(?<=[/?=&#_.])\s+(?=\w)|(?<=\w)\s+(?=[/?=&#_.])|(?<=\w-)\s+(?=\w)")
"""A blank at a sign at which a mail program breaks an address into lines."""
_NO_NAME = re.compile(r"(?i)(?:https?://|www\.)\S+$")
_INSIDE = frozenset({"local", "localhost", "internal", "intranet", "lan", "corp", "home", "arpa"})
"""Last parts of names that mean something only inside one network."""


_OTHER_THINGS = (
    (
        re.compile(r"^(?:[A-Za-z]:[\\/]|\\\\|file:)"),
        "it is a file of one computer; put it on a site, and name its address",
    ),
    (
        re.compile(r"^(?:mailto:)?[^\s/@:]+@[^\s/@:]+\.\w+$"),
        "it is a mail address; name a page, or write the mail address into the text",
    ),
    (
        re.compile(
            r"^(?:tel:|[^\d/]{0,20})\+?(?:1[-. ])?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}\D{0,20}$"
        ),
        "it is a telephone number; name a page, or write the number into the text",
    ),
    (re.compile(r"^(https?://\S+)\1$"), "it was pasted twice"),
    (re.compile(r"^\s*\S*[\w.-]https?://\S*\s*$"), "two addresses run together here"),
    (
        re.compile(r"(?i)\S(?:\s+|[,;]\s*)(?:https?://|www\.)"),
        "one address has room here; move the others into the text",
    ),
    (re.compile(r"\s"), "it holds a blank"),
)
"""What people write for an address, and what to say of it."""


def address_fault(value: str) -> str | None:
    """Return what is wrong with a web address, or None."""
    for form, message in _OTHER_THINGS:
        if form.search(value):
            return message
    if _NO_ADDRESS.search(value) or forbidden_sign(unquote(value)):
        return "it holds a character that addresses do not use"
    try:
        parts = urlsplit(value)
        host = unquote(parts.hostname or "")
        _ = parts.port
    except ValueError:
        return "it is not a web address"
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return "it must begin with https:// or http:// and a host"
    if parts.username is not None or parts.password is not None:
        return "it holds a user name or password"
    return host_fault(host)


def likely_address(value: str) -> str:
    """Return the address that a text was meant to be, or nothing."""
    text = _first_of_several(value.strip())
    if within := re.search(r"\]\(\s*(\S+?)\s*\)", text):
        text = within[1]
    elif len(inner := re.findall(r"https?://[^\s<>()]+", text)) == 1 and re.search(r"\s", text):
        text = inner[0] if re.search(r"[(<]\s*https?://|^[^/:]*\s[^/:]*https?://", text) else text
    text = text.strip("<>\"'“” ").replace("\\", "/")
    if len(several := re.findall(r"https?://\S+", text)) > 1 and re.search(r"\s", text):
        text = several[0].rstrip(",;")  # The message says that one address has room.
    text = re.sub(r"(?i)^(?:h?t{1,3}ps?\s*[:;.,]*\s*[/\\]{1,3}\s*)+(?=[^\s/\\])", "https://", text)
    text = re.sub(r"^(https?://\S+)\1$", r"\1", text)
    text = re.sub(r"^(https?://)\s+", r"\1", text)
    text = re.sub(r"(?<=[\w.-])https?://.*", "", text)
    text = re.sub(r"^(https?://[\w.-]+),(?=[a-z]{2,})", r"\1.", text)
    if not re.match(r"(?i)https?://", text):
        if not _BARE.match(text):
            return ""
        text = f"https://{text}"
    text = _BROKEN.sub("", re.sub(r"(?<!:)/{2,}", "/", text))
    text = re.sub(r"\s", "%20", text)
    return text if text != value and address_fault(text) is None else ""


def _first_of_several(text: str) -> str:
    """Return the first of several addresses, of which some lack their scheme, or the text."""
    parts = re.split(r"\s*[,;\n]\s*|\s+(?:and|or|y|o|&|\+|/)\s+|\s+(?=www\.)", text)
    several = len(parts) > 1 and all(_BARE.match(re.sub(r"^https?://", "", one)) for one in parts)
    return parts[0] if several else text


def host_fault(host: str) -> str | None:
    """Return why no page may lead to a host, judged by its name alone, or None."""
    # Browsers and resolvers take letters and digits of other forms for the plain ones.
    name = unicodedata.normalize("NFKC", host).rstrip(".").lower()
    last = name.rpartition(".")[2]
    if last in _INSIDE:
        return f"{shown(host)} is known only inside one network; visitors cannot open it"
    if _is_number(name) or _NUMBER.match(last):
        return f"{shown(host)} is the number of a computer; write the name of the site"
    if len(name) > LONGEST_HOST or not _HOST.match(name):
        return f"{shown(host)} is not the name of a host"
    if unicodedata.normalize("NFC", host) != unicodedata.normalize("NFKC", host):
        return f"{shown(host)} has letters that only look like others; write {shown(name)}"
    return None


def _is_number(name: str) -> bool:
    """Return whether a host is written as an address of a network."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class Address:
    """A full web address."""

    def read(self, node: Node, report: Report) -> str | None:
        written = scalar(node, report, "a web address")
        if written is None:
            return None
        fault = address_fault(written.value)
        if fault:
            plain = _NOTE.sub("", written.value)
            noted = plain != written.value and address_fault(plain) is None
            likely = plain if noted else likely_address(plain)
            fault = "no words stand behind it" if noted else fault
            hint = f"; write {likely}" if likely else ""
            message = f"{shown(written.value)} is no address to link: {fault}{hint}"
            repair = Repair(written.value, likely) if likely else None
            report.add(written.mark, "RC401", message, repair=repair)
            return None
        return written.value

    def schema(self) -> JsonSchema:
        return {"type": "string", "format": "uri", "pattern": "^https?://"}


class NameOfOne(Text):
    """The name of a person, agency or place, which is no address."""

    def read(self, node: Node, report: Report) -> str | None:
        name = super().read(node, report)
        if name and _NO_NAME.match(name):
            message = f"{shown(name)} is an address; write the name that people know"
            report.add(node.mark, "RC103", message)
            return None
        return name
