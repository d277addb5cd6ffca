"""Redirects, removed pages and headers, written as the files that common hosts read. Every address answers for ever.

At an address that moved stands a small page that leads on (``forwarding_page``), at one that was taken away the page
that says so; any host serves those. Where a host reads one of these files, it answers with 301 and 410 as well:

    _redirects, _headers    Netlify, Cloudflare Pages
    .htaccess               Apache 2.4.13 and later
    redirects.nginx.conf    nginx: include it in the server block
    Caddyfile.redirects     Caddy 2: import it in the site block
    redirects.json          our own server, and programs
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from broadsheet.works.publishing.headers import FOR_A_MOMENT, FOR_EVER, Policy, security_headers
from broadsheet.works.publishing.store import LONG_LIVED

FILES = ("_headers", "_redirects", ".htaccess", "Caddyfile.redirects", "redirects.json", "redirects.nginx.conf")
REDIRECTS = "redirects.json"


@dataclass(frozen=True, slots=True)
class Hosting:
    """What hosts are to know. ``redirects`` are (old address, new address, or None for one taken away), root-relative.

    ``base`` is the path the site stands under ("" or "/paper"); it is put before every address.
    """

    redirects: tuple[tuple[str, str | None], ...] = ()
    policy: Policy = field(default_factory=Policy)
    base: str = ""

    @property
    def moved(self) -> tuple[tuple[str, str], ...]:
        """Where addresses went, with the base, in order."""
        return tuple((self.base + old, self.base + new) for old, new in sorted(self.redirects, key=_old) if new)

    @property
    def gone(self) -> tuple[str, ...]:
        """The addresses taken away, with the base, in order."""
        return tuple(self.base + old for old, new in sorted(self.redirects, key=_old) if not new)


def host_files(hosting: Hosting) -> tuple[tuple[str, bytes], ...]:
    """All files for hosts as (path, bytes), in the order of ``FILES``."""
    makers = (_headers, _redirects, _apache, _caddy, _json, _nginx)
    return tuple((name, maker(hosting).encode()) for name, maker in zip(FILES, makers, strict=True))


def forwarding_page(address: str) -> bytes:
    """A page that leads to where an article went, for hosts that know no redirects. ``address`` is its new address."""
    aim, words = escape(quote(address, safe="/:#?&=%"), quote=True), escape(address)
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<title>{words}</title>\n<link rel="canonical" href="{aim}">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={aim}">\n<p><a href="{aim}">{words}</a></p>\n</html>\n'
    ).encode()


def _old(pair: tuple[str, str | None]) -> str:
    """The old address of a redirect."""
    return pair[0]


# ---- Netlify, Cloudflare Pages ----


def _headers(hosting: Hosting) -> str:
    """``_headers``. Both hosts let browsers ask again for pages by default, and would join two values of one header."""
    lines = [f"{hosting.base}/*", *(f"  {name}: {value}" for name, value in security_headers(hosting.policy))]
    for folder in LONG_LIVED:
        lines += [f"{hosting.base}/{folder}/*", f"  Cache-Control: {FOR_EVER}"]
    return _text(lines)


def _redirects(hosting: Hosting) -> str:
    """``_redirects``. Netlify needs the mark to pass over the page that leads on; Cloudflare reads the line without."""
    lines = [f"{quote(old)} {quote(new)} {status}" for old, new in hosting.moved for status in ("301!", "301")]
    lines += [f"{quote(old)} {quote(old)}index.html 410!" for old in hosting.gone]
    return _text(lines)


# ---- Apache ----


def _apache(hosting: Hosting) -> str:
    """``.htaccess``: compressed files, caching, headers, redirects, and each removed page as its own 410 document."""
    base = hosting.base
    lines = [
        f"ErrorDocument 404 {base}/404.html",
        "AddDefaultCharset utf-8",
        "AddType application/manifest+json .webmanifest",
        "AddType application/epub+zip .epub",
        "AddType image/avif .avif",
        "RemoveLanguage .br",
        "RemoveType .gz",
        "AddEncoding br .br",
        "AddEncoding gzip .gz",
        "<IfModule mod_rewrite.c>",
        "  RewriteEngine On",
        *_apache_compressed("br", "br"),
        *_apache_compressed("gzip", "gz"),
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in security_headers(hosting.policy)),
        "  Header merge Vary Accept-Encoding",
        f'  Header set Cache-Control "{FOR_A_MOMENT}"',
        f'  <If "%{{REQUEST_URI}} =~ m#^{re.escape(base)}/({"|".join(LONG_LIVED)})/#">',
        f'    Header set Cache-Control "{FOR_EVER}"',
        "  </If>",
        "</IfModule>",
        *(f'RedirectMatch 301 "^{_regex(old)}$" "{quote(new)}"' for old, new in hosting.moved),
    ]
    if hosting.gone:
        lines.append('ErrorDocument 410 "/%{REQUEST_URI}index.html"')
        lines += [f'RedirectMatch 410 "^{_regex(old)}$"' for old in hosting.gone]
    return _text(lines)


def _apache_compressed(encoding: str, suffix: str) -> list[str]:
    """The rules that serve a compressed file where the browser takes it, for files and for folders."""
    return [
        line
        for condition, name in (("!/$", ""), ("/$", "index.html"))
        for line in (
            f"  RewriteCond %{{HTTP:Accept-Encoding}} {encoding}",
            f"  RewriteCond %{{REQUEST_URI}} {condition}",
            f"  RewriteCond %{{REQUEST_FILENAME}}{name}.{suffix} -f",
            f"  RewriteRule ^(.*)$ $1{name}.{suffix} [L]",
        )
    ]


def _regex(address: str) -> str:
    """An address as a regular expression that also takes it without its last slash."""
    return f"{re.escape(address.removesuffix('/'))}/?"


# ---- nginx, Caddy ----


def _nginx(hosting: Hosting) -> str:
    """``redirects.nginx.conf``. A location with headers of its own inherits none, so that they are written again."""
    security = [f'add_header {name} "{value}" always;' for name, value in security_headers(hosting.policy)]
    lines = [
        *security,
        f'add_header Cache-Control "{FOR_A_MOMENT}";',
        "gzip_static on;",
        f"error_page 404 {hosting.base}/404.html;",
    ]
    for folder in LONG_LIVED:
        inner = [f'add_header Cache-Control "{FOR_EVER}";', *security]
        lines += [f"location ^~ {hosting.base}/{folder}/ {{", *(f"  {line}" for line in inner), "}"]
    lines += [f'location = "{_nginx_text(old)}" {{ return 301 "{quote(new)}"; }}' for old, new in hosting.moved]
    for old in hosting.gone:
        page = f"{_nginx_text(old)}index.html"
        lines.append(f'location = "{_nginx_text(old)}" {{ error_page 410 "{page}"; return 410; }}')
    return _text(lines)


def _nginx_text(address: str) -> str:
    """An address within quotation marks."""
    return re.sub(r'(["\\$])', r"\\\1", address)


def _caddy(hosting: Hosting) -> str:
    """``Caddyfile.redirects``."""
    lines = ["header {", *(f'  {name} "{value}"' for name, value in security_headers(hosting.policy)), "}"]
    names = " ".join(f"{hosting.base}/{folder}/*" for folder in LONG_LIVED)
    lines += [
        f"@named path {names}",
        f'header @named Cache-Control "{FOR_EVER}"',
        f"@pages not path {names}",
        f'header @pages Cache-Control "{FOR_A_MOMENT}"',
        *(f'redir "{old}" "{quote(new)}" 301' for old, new in hosting.moved),
    ]
    for old in hosting.gone:
        lines += [
            f'handle "{old}" {{',
            f'  rewrite * "{old}index.html"',
            "  file_server {",
            "    status 410",
            "  }",
            "}",
        ]
    return _text(lines)


# ---- our own ----


def _json(hosting: Hosting) -> str:
    """``redirects.json``: ``{"moved": {old: new}, "gone": [old]}``, addresses without the base."""
    data = {
        "moved": {old: new for old, new in sorted(hosting.redirects, key=_old) if new},
        "gone": [old for old, new in sorted(hosting.redirects, key=_old) if not new],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _text(lines: list[str]) -> str:
    """Lines as a file."""
    return "".join(f"{line}\n" for line in lines)
