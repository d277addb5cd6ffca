"""The report as one self-contained HTML page for an editor: the pages, what needs a hand, the reasons."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STYLE = """
:root{color-scheme:light dark;
--ink:#1c1a17;--paper:#faf8f3;--soft:#6b665d;--line:#d8d2c4;--stop:#a3211b;--warn:#8a5a00}
@media(prefers-color-scheme:dark){
:root{--ink:#ece7dc;--paper:#1b1a18;--soft:#a59f92;--line:#3a372f;--stop:#ff9088;--warn:#f0bd62}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 Georgia,serif}
main{max-width:76rem;margin:0 auto;padding:1.5rem}
h1{font-size:2rem;margin:0}
h2{margin:2.5rem 0 .75rem;border-top:3px double var(--line);padding-top:.75rem}
.facts{color:var(--soft);margin:.25rem 0 0}
.verdict{font-weight:bold;font-size:1.15rem}
.verdict.stop{color:var(--stop)}
.pages{display:flex;flex-wrap:wrap;gap:1.5rem 2rem;padding:0;list-style:none}
.pages li{display:flex}
.pages figure{width:14rem;margin:0}
.pages img{width:100%;border:1px solid var(--line);display:block;background:#fff}
figcaption{font-size:.8em;color:var(--soft)}
.pages a{color:inherit;text-decoration:none}
.pages a:focus-visible img,.pages a:hover img{outline:3px solid var(--soft)}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line)}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.stop b{color:var(--stop)}
.warn b{color:var(--warn)}
details{margin:.5rem 0}
summary{cursor:pointer;font-weight:bold}
details ul{margin:.25rem 0 0;padding-left:1.2rem}
code{font-size:.85em;color:var(--soft)}
.scroll{overflow-x:auto}
"""


def report_page(data: dict[str, Any], pictures: Sequence[str]) -> str:
    """The page for a report's data (``Report.as_dict``); ``pictures`` are file names below ``pages/`` in page order."""
    title = f"{data['paper']}, issue {data['issue']}: report"
    parts = (
        _head(data),
        _pages(data["pages"], pictures),
        _overset(data["overset"], data["held"]),
        _remarks(data["remarks"]),
        _reasons(data["pages"], data["jumps"]),
        _figures(data["proof"]),
        _timings(data["seconds"]),
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{STYLE}</style></head>'
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def _head(data: dict[str, Any]) -> str:
    """Title, facts and the verdict in one sentence."""
    stopped = sum(remark["severity"] == "stop" for remark in data["remarks"])
    verdict = (
        f'<p class="verdict stop">{_count(stopped, "remark")} stop the press. No press file was written.</p>'
        if stopped
        else '<p class="verdict">Ready for the press.</p>'
    )
    facts = f"{data['date']} · {_count(len(data['pages']), 'page')} · {data['format']}"
    return f"<h1>{escape(data['paper'])}, issue {data['issue']}</h1><p class=facts>{escape(facts)}</p>{verdict}"


def _count(number: int, noun: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _pages(pages: list[dict[str, Any]], pictures: Sequence[str]) -> str:
    """The pages as spreads: page 1 stands alone, as it does in the hand."""
    shown = dict(zip((page["number"] for page in pages), pictures, strict=False))
    spreads = (pages[:1], *(pages[at : at + 2] for at in range(1, len(pages), 2)))
    items = "".join(
        f"<li>{''.join(_thumbnail(page, shown.get(page['number'], '')) for page in spread)}</li>" for spread in spreads
    )
    return f'<h2>The pages</h2><ul class="pages">{items}</ul>'


def _thumbnail(page: dict[str, Any], picture: str) -> str:
    """One page's picture with its number, section and stories."""
    number = page["number"]
    alt = f"Page {number}: " + "; ".join(story["headline"] for story in page["stories"])
    image = (
        f'<a href="pages/{escape(picture)}"><img src="pages/{escape(picture)}" alt="{escape(alt)}"></a>'
        if picture
        else ""
    )
    section = f" · {escape(page['section'])}" if page["section"] else ""
    return f"<figure>{image}<figcaption>{number}{section}</figcaption></figure>"


def _overset(overset: list[dict[str, Any]], held: list[str]) -> str:
    """What did not fit and the way out."""
    rows = "".join(
        f"<tr><td>{escape(item['story'])}</td><td class=n>{item['page'] or ''}</td><td class=n>{item['rows']}</td>"
        f"<td class=n>{item['words']}</td><td>{escape(item['advice'])}</td></tr>"
        for item in overset
    )
    table = (
        '<div class="scroll"><table><tr><th>Story<th class=n>Page<th class=n>Lines<th class=n>Words<th>Way out</tr>'
        f"{rows}</table></div>"
    )
    kept_out = f"<p>Held for another issue: {escape(', '.join(held))}.</p>" if held else ""
    return f"<h2>What did not fit</h2>{table if overset else '<p>Nothing: all copy is in the paper.</p>'}{kept_out}"


def _remarks(remarks: list[dict[str, Any]]) -> str:
    """Every remark, the pressing ones first."""
    order = ("stop", "warn", "note")
    ranked = sorted(remarks, key=lambda remark: order.index(remark["severity"]))
    rows = "".join(_remark_row(remark) for remark in ranked)
    body = f'<div class="scroll"><table>{rows}</table></div>' if rows else "<p>None.</p>"
    return f"<h2>Remarks</h2>{body}"


def _remark_row(remark: dict[str, Any]) -> str:
    """One remark as a table row."""
    place = remark["place"]
    where = ":".join(str(place[key]) for key in ("file", "line") if key in place) or place.get("story", "")
    page = f"page {place['page']}" if "page" in place else ""
    shown = ", ".join(part for part in (where, page) if part)
    return (
        f'<tr class="{remark["severity"]}"><td><b>{remark["severity"]}</b></td><td>{escape(shown)}</td>'
        f"<td>{escape(remark['message'])} {escape(remark['advice'])} <code>{escape(remark['rule'])}</code></td></tr>"
    )


def _reasons(pages: list[dict[str, Any]], jumps: list[dict[str, Any]]) -> str:
    """Why each page is as it is."""
    turned = "".join(
        f"<li>{escape(jump['story'])} continues from page {jump['from_page']} on page {jump['to_page']}"
        f" ({escape(jump['keyword'])})</li>"
        for jump in jumps
    )
    jumped = f"<ul>{turned}</ul>" if turned else ""
    return f"<h2>Why it stands like this</h2>{jumped}{''.join(_page_reasons(page) for page in pages)}"


def _page_reasons(page: dict[str, Any]) -> str:
    """The decisions of one page, folded away."""
    items = "".join(f"<li><b>{escape(item['subject'])}</b>: {escape(item['text'])}</li>" for item in page["decisions"])
    facts = f"cost {page['cost']}, {_count(page['alternatives'], 'alternative')}"
    return f"<details><summary>Page {page['number']}: {facts}</summary><ul>{items}</ul></details>"


def _figures(proof: dict[str, Any]) -> str:
    """The figures read back from the finished PDF."""
    rows = "".join(_figure_rows("", proof.get("totals", {})))
    return f'<h2>Read back from the PDF</h2><div class="scroll"><table>{rows}</table></div>'


def _figure_rows(prefix: str, figures: dict[str, Any]) -> Iterable[str]:
    """Figures as rows; nested ones by their path."""
    for key, value in figures.items():
        name = f"{prefix}{key}".replace("_", " ")
        if isinstance(value, dict):
            yield from _figure_rows(f"{name} ", value)
        else:
            shown = f"{value:.4g}" if isinstance(value, float) else str(value)
            yield f"<tr><td>{escape(name)}</td><td class=n>{escape(shown)}</td></tr>"


def _timings(seconds: dict[str, float]) -> str:
    """Where the time went."""
    rows = "".join(
        f"<tr><td>{escape(stage)}</td><td class=n>{value:.2f} s</td></tr>" for stage, value in seconds.items()
    )
    return f"<h2>Where the time went</h2><table>{rows}</table>"
