"""Small hand-made good and bad work for the judges: a page, an e-book, feeds.

The good ones break no rule; each bad one breaks the rules its function names.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src 'self' data:">
<title>High water at noon | The Harbour Light</title>
<meta name="description" content="The spring tide reached the quay.">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/paper.css">
<script type="application/ld+json">DATA</script>
</head>
<body>
<header><a href="/">The Harbour Light</a></header>
<main>
<h1>High water at noon</h1>
<p class="standfirst">The spring tide reached the quay.</p>
<p>Nobody was hurt. <a href="/other/#tide">The last tide</a> was lower.</p>
</main>
</body>
</html>
"""
STYLE = "body { color: #222; background: #fff; font: 1.125rem/1.5 serif; max-width: 40rem; margin: auto }\n"
ARTICLE = """{
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  "headline": "High water at noon",
  "image": "https://harbour.example/quay.jpg",
  "datePublished": "2026-11-02T08:00:00Z",
  "dateModified": "2026-11-03T08:00:00Z",
  "dateline": "Ostmole",
  "printEdition": "24",
  "printPage": "5",
  "mainEntityOfPage": {"@type": "WebPage", "@id": "https://harbour.example/2026/11/tide/"},
  "author": {"@type": "Person", "name": "Ada Lind", "url": "https://harbour.example/authors/ada-lind/"},
  "publisher": {"@type": "Organization", "name": "The Harbour Light",
    "logo": {"@type": "ImageObject", "url": "https://harbour.example/logo.png"}},
  "correction": {"@type": "CorrectionComment", "text": "The tide turned at noon.", "datePublished": "2026-11-03"},
  "isPartOf": {"@type": "PublicationIssue", "issueNumber": "24",
    "isPartOf": {"@type": "Periodical", "name": "The Harbour Light", "issn": "2049-3630"}}
}"""

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:5d0b7c1e-7a4f-4d0e-9b59-6d6a5a3f2c11</dc:identifier>
<dc:title>The Harbour Light, issue 24</dc:title>
<dc:language>en</dc:language>
<dc:source id="printed">urn:issn:2049-3630</dc:source>
<meta property="dcterms:modified">2026-11-02T08:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
<meta property="schema:accessibilityFeature">pageNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All text; the page numbers are those of the printed paper.</meta>
<meta property="pageBreakSource">urn:issn:2049-3630</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="tide" href="tide.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="nav"/><itemref idref="tide"/></spine>
</package>
"""
NAV = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Contents</title></head>
<body>
<nav epub:type="toc" role="doc-toc" aria-labelledby="contents"><h1 id="contents">Contents</h1>
<ol><li><a href="tide.xhtml">High water at noon</a></li></ol></nav>
<nav epub:type="page-list" role="doc-pagelist" aria-label="Printed pages" hidden="hidden">
<ol><li><a href="tide.xhtml#page-5">5</a></li></ol></nav>
</body>
</html>
"""
CHAPTER = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>High water at noon</title></head>
<body>
<section epub:type="chapter" role="doc-chapter" aria-labelledby="tide">
<span epub:type="pagebreak" role="doc-pagebreak" id="page-5" aria-label="5"></span>
<h1 id="tide">High water at noon</h1>
<p>The spring tide reached the quay.</p>
</section>
</body>
</html>
"""

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>The Harbour Light</title>
<link>https://harbour.example/</link>
<description>News of the quay</description>
<language>en</language>
<atom:link href="https://harbour.example/feed.rss" rel="self" type="application/rss+xml"/>
<item>
<title>High water at noon</title>
<link>https://harbour.example/2026/11/tide/</link>
<guid isPermaLink="false">urn:uuid:5d0b7c1e-7a4f-4d0e-9b59-6d6a5a3f2c11</guid>
<pubDate>Mon, 02 Nov 2026 08:00:00 +0000</pubDate>
<description>The spring tide reached the quay.</description>
<content:encoded>&lt;p&gt;The spring tide reached the quay.&lt;/p&gt;</content:encoded>
</item>
</channel>
</rss>
"""
ATOM = b"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>https://harbour.example/</id>
<title>The Harbour Light</title>
<updated>2026-11-02T08:00:00Z</updated>
<link rel="self" href="https://harbour.example/feed.atom" type="application/atom+xml"/>
<link rel="alternate" href="https://harbour.example/" type="text/html"/>
<author><name>The Harbour Light</name></author>
<entry>
<id>urn:uuid:5d0b7c1e-7a4f-4d0e-9b59-6d6a5a3f2c11</id>
<title>High water at noon</title>
<updated>2026-11-02T08:00:00Z</updated>
<published>2026-11-02T08:00:00Z</published>
<link rel="alternate" href="https://harbour.example/2026/11/tide/" type="text/html"/>
<content type="html">&lt;p&gt;The spring tide reached the quay.&lt;/p&gt;</content>
</entry>
</feed>
"""
JSON_FEED = b"""{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "The Harbour Light",
  "home_page_url": "https://harbour.example/",
  "feed_url": "https://harbour.example/feed.json",
  "language": "en",
  "items": [
    {
      "id": "urn:uuid:5d0b7c1e-7a4f-4d0e-9b59-6d6a5a3f2c11",
      "url": "https://harbour.example/2026/11/tide/",
      "title": "High water at noon",
      "content_html": "<p>The spring tide reached the quay.</p>",
      "date_published": "2026-11-02T08:00:00Z",
      "authors": [{"name": "Ada Lind"}]
    }
  ]
}
"""


def page() -> str:
    """An article page no judge has anything against."""
    return PAGE.replace("DATA", ARTICLE)


def site(folder: Path) -> Path:
    """A site of two pages and a style sheet; returns its folder."""
    for place in (folder, folder / "other"):
        place.mkdir(parents=True, exist_ok=True)
        (place / "index.html").write_text(page().replace('<p class="standfirst"', '<p id="tide"'), encoding="utf-8")
    (folder / "paper.css").write_text(STYLE, encoding="utf-8")
    (folder / "robots.txt").write_text("User-agent: *\nAllow: /\n", encoding="utf-8")
    (folder / "404.html").write_text(page().replace("High water at noon", "Not here"), encoding="utf-8")
    return folder


def book(path: Path, chapter: str = CHAPTER, package: str = PACKAGE) -> Path:
    """An e-book of one chapter with its printed page."""
    parts = {"META-INF/container.xml": CONTAINER, "book/package.opf": package, "book/nav.xhtml": NAV}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in (*parts.items(), ("book/tide.xhtml", chapter)):
            archive.writestr(name, text)
    return path
