"""Where a printer takes files: an address, with the name and password it asks for. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from urllib.parse import SplitResult

SCHEMES = ("https", "ftps", "s3")
"""How files can be sent: by PUT, by FTP over TLS, into S3-style storage."""
_BEGINNINGS = tuple(f"{scheme}://" for scheme in SCHEMES)
LONGEST = 500
"""Characters that are kept of an address with its name and password."""


def address_refused(address: str) -> str:
    """Why nothing can be sent to an address; empty where it can."""
    if not address:
        return "The paper's settings name no address of the printer's. Give the printer a link instead."
    parts = _parts(address)
    if parts is None or not address.startswith(_BEGINNINGS) or not parts.hostname or any(map(str.isspace, address)):
        return (
            f"Files can be sent to addresses that begin with {', '.join(_BEGINNINGS)} and name a host, not to "
            f"{without_key(address)}. Ask the printer for such an address, or give a link instead."
        )
    if parts.query or parts.fragment:
        return "The address is to end with the folder, without ? or #. The file's name is put behind it."
    return _spelling(parts.path)


def _spelling(path: str) -> str:
    """Why a folder cannot be asked for; empty where it can."""
    if not path.isascii() or any(not letter.isprintable() for letter in unquote(path)):
        return "The folder has letters that an address cannot hold. Write them as the printer gave them, with % signs."
    return ""


def login_refused(address: str, name: str, password: str, before: str) -> str:
    """Why an address cannot be kept with a name and password; an empty password is that of the address ``before``."""
    refused = address_refused(address)
    if refused:
        return refused
    if without_key(address) != address:
        return "Write the name and the password into their own fields, not into the address."
    if address.startswith("s3://"):
        return "The keys of s3:// storage are set where the newsroom runs; leave both fields empty." if name else ""
    if not name:
        return "There is a password without a name. Write the name too, or neither." if password else ""
    if not password and (key_of(before)[0] != name or not _same_host(before, address)):
        return "Write the password; one is kept only for the name and the host it was written for."
    kept = with_key(address, name, password or key_of(before)[1])
    return "" if len(kept) <= LONGEST else f"Address, name and password are too long together ({LONGEST} characters)."


def with_key(address: str, name: str, password: str) -> str:
    """An address with a name and password; without, as it is."""
    if not name:
        return address
    parts = urlsplit(address)
    key = f"{quote(name, safe='')}:{quote(password, safe='')}"
    return parts._replace(netloc=f"{key}@{parts.netloc}").geturl()


def without_key(address: str) -> str:
    """An address as it may be shown: without the name and password it may carry."""
    scheme, mark, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}" if mark else address


def key_of(address: str) -> tuple[str, str]:
    """The name and the password that an address carries; empty where it carries none."""
    parts = _parts(address)
    name, _, password = (parts.netloc.rpartition("@")[0] if parts else "").partition(":")
    return unquote(name), unquote(password)


def _parts(address: str) -> SplitResult | None:
    """An address taken apart; None of one that cannot be read as one."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    return parts if port != 0 else None


def _same_host(one: str, other: str) -> bool:
    """Whether two addresses are of one host."""
    first, second = (_parts(address) for address in (one, other))
    if first is None or second is None:
        return False
    return (first.scheme, first.hostname, first.port) == (second.scheme, second.hostname, second.port)
