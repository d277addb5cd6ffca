"""The judges of newsletters, site maps and lists of feeds see good work and bad."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from judges.listings import opml_problems, sitemap_problems
from judges.mail import mail_problems, unsupported

LETTER = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Issue 24</title></head>
<body><table role="presentation" width="600"><tr><td style="padding: 12px; color: #222222">
<h1>High water</h1><p><a href="https://harbour.example/tide/">Read on</a></p>
<img src="https://harbour.example/quay.jpg" alt="The quay" width="300"></td></tr></table></body></html>
"""
SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://harbour.example/2026/11/tide/</loc><lastmod>2026-11-02T08:00:00Z</lastmod><n:news>
<n:publication><n:name>The Harbour Light</n:name><n:language>en</n:language></n:publication>
<n:publication_date>2026-11-02</n:publication_date><n:title>High water at noon</n:title></n:news></url>
</urlset>
"""
OPML = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>The Harbour Light</title></head><body><outline text="Sections">
<outline type="rss" text="Town" xmlUrl="https://harbour.example/sections/town/feed.rss"/></outline></body></opml>
"""


def message(page: str = LETTER) -> EmailMessage:
    """A newsletter no judge has anything against."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = "The Harbour Light <post@harbour.example>"
    letter["To"] = "readers@harbour.example"
    letter["Subject"] = "Issue 24: high water – and what follows"
    letter["Date"] = "Mon, 02 Nov 2026 08:00:00 +0000"
    letter["Message-ID"] = "<issue-24@harbour.example>"
    letter["List-Unsubscribe"] = "<mailto:leave@harbour.example>, <https://harbour.example/leave>"
    letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    letter.set_content("High water\n\nRead on: https://harbour.example/tide/\n")
    letter.add_alternative(page, subtype="html")
    return letter


def test_a_sound_newsletter_passes():
    assert mail_problems(message().as_bytes()) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (b"Subject:", b"X-Subject:", "Subject stands 0 times"),
        (b"<https://harbour.example/leave>", b"<http://harbour.example/leave>", "without an https address"),
        (b"<mailto:leave@harbour.example>, ", b"", "without a mailto address"),
        (b"text/plain", b"text/enriched", "no plain text"),
        (b' alt="The quay"', b"", "no alt"),
        (b'width="300"', b'width="1"', "watches"),
        (b'https://harbour.example/tide/"', b'/tide/"', "not a whole address: /tide/"),
        (b"<h1>High water</h1>", b"<script>1</script>", "<script>"),
        (b"Read on: ", b"W" * 1000, "too long"),
        (b"<h1>High water</h1>", b"<p>High water</p>" * 6000, "are more than"),
        (b"Mon, 02 Nov", b"Once upon", "Date: "),
    ],
)  # fmt: skip
def test_each_thing_wrong_with_a_newsletter_is_told(right, wrong, told):
    if right.decode() in LETTER:
        data = message(LETTER.replace(right.decode(), wrong.decode())).as_bytes()
    else:
        data = message().as_bytes().replace(right, wrong)
    assert [found for found in mail_problems(data) if told in found]


@pytest.mark.judge
def test_mail_programs_support_a_table_and_not_a_grid():
    assert unsupported(LETTER, ("gmail.*", "outlook.windows", "apple-mail.*")) == ()
    grid = unsupported(LETTER.replace("padding: 12px", "display: grid"))
    assert [found.feature for found in grid if "outlook.windows" in found.programs] == ["display:grid"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"https://harbour.example/2026", b"/2026"),
        (b"2026-11-02T08:00:00Z", b"yesterday"),
        (b"<n:language>en</n:language>", b""),
        (b"High water at noon", b""),
        (b"sitemap/0.9", b"sitemap/1.0"),
        (b"</url>\n", b""),
        (b"</url>\n", b"</url><url><loc>https://harbour.example/2026/11/tide/</loc></url>\n"),
    ],
)
def test_a_site_map_passes_and_each_thing_wrong_with_it_is_told(right, wrong):
    assert sitemap_problems(SITEMAP) == ()
    assert right in SITEMAP
    assert sitemap_problems(SITEMAP.replace(right, wrong)) != ()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"2.0", b"1.0"),
        (b"<title>The Harbour Light</title>", b""),
        (b'text="Town"', b""),
        (b"https://harbour.example", b""),
        (b'type="rss"', b""),
        (b"</opml>", b""),
    ],
)
def test_a_list_of_feeds_passes_and_each_thing_wrong_with_it_is_told(right, wrong):
    assert opml_problems(OPML) == ()
    assert right in OPML
    assert opml_problems(OPML.replace(right, wrong)) != ()
