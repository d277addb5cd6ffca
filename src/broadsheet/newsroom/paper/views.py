"""The paper's settings: as forms, as text, how sections work; the guide, and the tour that was seen."""

from __future__ import annotations

import json
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from broadsheet.newsroom.paper import actions
from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.paper.flows import MOVERS, stages_told, wrong
from broadsheet.newsroom.paper.forms import (
    MOST_ROWS,
    given_from,
    rows_from,
    shown_groups,
    shown_rows,
    told,
    told_rows,
    too_many,
)
from broadsheet.newsroom.paper.models import PaperSettings, SectionDesk, Workflow
from broadsheet.newsroom.paper.rules import (
    DESIGN_GROUPS,
    PAPER_GROUPS,
    PAPER_ROWS,
    Checked,
    checked,
    edited,
    parsed,
)
from broadsheet.newsroom.paper.tongues import NAMES
from broadsheet.newsroom.people.guard import allowed, require
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from broadsheet.newsroom.paper.rules import Group, Row, Rows

LEADS = {
    "paper": "What the paper says of itself, in print and on the web.",
    "design": "How the paper looks. Its pages are composed anew as soon as you keep a change.",
    "text": "The same as text, as it stands in the paper’s folder: for what the forms do not show.",
    "workflows": "The stages copy goes through, and who moves it on from each.",
}
TABS = (
    ("paper", "The paper", "paper:settings"),
    ("design", "Design", "paper:design"),
    ("workflows", "Stages", "paper:workflows"),
    ("printer", "The printer", "press:printer"),
    ("text", "As text", "paper:texts"),
)
LONGEST_TEXT = 400_000
SPARE_STAGES = 2
TOO_MANY = f"Nothing was kept: this form holds at most {MOST_ROWS} rows of a table. Write more of them in the text."
KEPT = "Kept. The pages and the site follow in the background."
CROSSED = "Somebody else has changed the settings while you did. What they kept is shown now; write your change again."


def _texts() -> tuple[str, str]:
    """The two texts as they are kept."""
    found = PaperSettings.objects.filter(pk=1).values_list("paper_toml", "design_toml").first()
    return found or ("", "")


def _frame(tab: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - a context
    """What every screen of the settings shows."""
    return {"title": "Paper", "lead": LEADS[tab], "tab": tab, "tabs": TABS, **more}


def _seen(texts: tuple[str, str]) -> str:
    """Texts as a form carries them along, to know what was edited."""
    return json.dumps(texts)


def _was_seen(request: HttpRequest) -> tuple[str, str] | None:
    """The texts that were edited."""
    try:
        paper, design = json.loads(request.POST.get("seen", ""))
    except ValueError:
        return None
    return str(paper), str(design)


@allowed(Act.SET_PAPER)
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest) -> HttpResponse:
    """``paper.toml`` as a form."""
    return _form(request, "paper", PAPER_GROUPS, PAPER_ROWS)


@allowed(Act.SET_PAPER)
@require_http_methods(["GET", "POST"])
def design(request: HttpRequest) -> HttpResponse:
    """``design.toml`` as a form."""
    return _form(request, "design", DESIGN_GROUPS, ())


def _form(request: HttpRequest, tab: str, groups: Sequence[Group], tables: Sequence[Rows]) -> HttpResponse:
    """One of the two texts as a form, shown or taken in."""
    texts = _texts()
    at = 0 if tab == "paper" else 1
    document = parsed(texts[at])
    if document is None:
        messages.error(request, "The text cannot be read as it stands, so there is no form for it. Mend it here first.")
        return redirect("paper:texts")
    if request.method == "POST":
        return _taken(request, tab, groups, tables)
    given, rows = given_from(document, groups), rows_from(document, tables)
    return _drawn(request, tab, (groups, given), rows, checked(*texts), texts)


def _taken(request: HttpRequest, tab: str, groups: Sequence[Group], tables: Sequence[Rows]) -> HttpResponse:
    """Keep what a form says, or show it again with what is wrong."""
    texts = _was_seen(request) or _texts()
    given, values, unread = told(request.POST, groups)
    rows = [(item, told_rows(request.POST, item)) for item in tables]
    at = 0 if tab == "paper" else 1
    if parsed(texts[at]) is None:
        return redirect("paper:texts")
    if any(too_many(request.POST, item) for item in tables):
        messages.error(request, TOO_MANY)
        return redirect("paper:texts")
    if unread.stopped:
        return _drawn(request, tab, (groups, given), rows, unread, texts)
    new = edited(texts[at], values, rows)
    fresh = (new, texts[1]) if at == 0 else (texts[0], new)
    check = checked(*fresh)
    if check.stopped:
        return _drawn(request, tab, (groups, given), rows, check, texts)
    return _kept(request, texts, fresh, f"paper:{'settings' if at == 0 else 'design'}")


def _kept(request: HttpRequest, texts: tuple[str, str], fresh: tuple[str, str], back: str) -> HttpResponse:
    """Keep texts that are good, and say so."""
    if actions.keep_texts(require(request, Act.SET_PAPER), texts, fresh):
        messages.success(request, KEPT)
    else:
        messages.error(request, CROSSED)
    return redirect(back)


def _drawn(
    request: HttpRequest,
    tab: str,
    form: tuple[Sequence[Group], dict[str, str]],
    rows: Sequence[tuple[Rows, tuple[Row, ...]]],
    check: Checked,
    texts: tuple[str, str],
) -> HttpResponse:
    """A form on the screen."""
    groups, given = form
    folder = settings.NEWSROOM_HOME.desk
    context = _frame(
        tab,
        groups=shown_groups(groups, given, check, folder),
        tables=[shown_rows(item, lines, check) for item, lines in rows],
        elsewhere=[words for where, words in check.remarks if not _has_field(where, groups, rows)],
        stopped=check.stopped,
        seen=_seen(texts),
        languages=sorted(NAMES.items(), key=itemgetter(1)) if rows else (),
    )
    return render(request, "newsroom/paper/form.html", context, status=422 if request.method == "POST" else 200)


def _has_field(where: tuple[str, ...], groups: Sequence[Group], rows: Sequence[tuple[Rows, tuple[Row, ...]]]) -> bool:
    """Whether a remark stands beside a field of the form."""
    places = [entry.path for group in groups for entry in group.entries] + [item.path for item, _ in rows]
    return any(where[: len(place)] == place for place in places)


@allowed(Act.SET_PAPER)
@require_http_methods(["GET", "POST"])
def texts(request: HttpRequest) -> HttpResponse:
    """Both texts as they are."""
    kept = _texts()
    if request.method != "POST":
        return _text_screen(request, kept, kept, checked(*kept))
    fresh = _posted(request, "paper"), _posted(request, "design")
    check = checked(*fresh)
    if check.stopped:
        return _text_screen(request, _was_seen(request) or kept, fresh, check)
    return _kept(request, _was_seen(request) or kept, fresh, "paper:texts")


def _posted(request: HttpRequest, name: str) -> str:
    """A text as it was written."""
    return request.POST.get(name, "")[:LONGEST_TEXT].replace("\r\n", "\n").replace("\0", "")


def _text_screen(request: HttpRequest, seen: tuple[str, str], fresh: tuple[str, str], check: Checked) -> HttpResponse:
    """The texts on the screen, with what is wrong in them."""
    _, _, remarks = to_paper(PaperSettings(paper_toml=fresh[0], design_toml=fresh[1]))
    context = _frame("text", fresh=fresh, remarks=remarks, stopped=check.stopped, seen=_seen(seen))
    return render(request, "newsroom/paper/texts.html", context, status=422 if request.method == "POST" else 200)


# ---- how sections work ----


@allowed(Act.SET_PAPER)
@require_http_methods(["GET", "POST"])
def workflows(request: HttpRequest) -> HttpResponse:
    """The workflows, and which section follows which."""
    if request.method == "POST":
        refusal = _deed(request, require(request, Act.SET_PAPER))
        if refusal:
            messages.error(request, refusal)
        else:
            messages.success(request, "Kept. It holds from now on.")
        return redirect("paper:workflows")
    follows = dict(SectionDesk.objects.values_list("section", "workflow_id"))
    flows = list(Workflow.objects.order_by("pk"))
    sections = [(section, follows.get(section.id)) for section in to_paper()[0].sections]
    shown = [(flow, [*flow.stages, *({} for _ in range(SPARE_STAGES))]) for flow in flows]
    context = _frame("workflows", flows=shown, all_flows=flows, sections=sections, movers=MOVERS)
    return render(request, "newsroom/paper/workflows.html", context)


def _deed(request: HttpRequest, who: User) -> str:
    """Do what a form of this screen asks; why not, in words."""
    match request.POST.get("deed"):
        case "assign":
            return _assign(request, who)
        case "stages":
            flow = get_object_or_404(Workflow, pk=_number(request, "flow"))
            return _keep_stages(request, who, flow)
        case "new":
            return _new_flow(request, who)
        case "drop":
            flow = get_object_or_404(Workflow, pk=_number(request, "flow"))
            return _drop(who, flow)
        case _:
            return "Choose what is to be done."


def _number(request: HttpRequest, name: str) -> int:
    """A row's number in a form; 0 for none."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000000000") else 0


def _assign(request: HttpRequest, who: User) -> str:
    """Which section follows which workflow."""
    flows = {str(flow.pk): flow for flow in Workflow.objects.all()}
    first = Workflow.objects.order_by("pk").first()
    told_flows = {
        section.id: flows.get(request.POST.get(f"section-{section.id}", "")) for section in to_paper()[0].sections
    }
    actions.assign(who, {section: None if flow == first else flow for section, flow in told_flows.items()})
    return ""


def _keep_stages(request: HttpRequest, who: User, flow: Workflow) -> str:
    """The stages of a workflow."""
    parts = (request.POST.getlist(name) for name in ("key", "name", "role"))
    stages = stages_told(list(zip(*parts, strict=False)))
    refusal = wrong(stages, _used(flow))
    if not refusal:
        actions.keep_flow(who, flow, stages)
    return refusal


def _used(flow: Workflow) -> set[str]:
    """The stages of a workflow in which stories stand that are not public."""
    lines = apps.get_model("newsroom", "BudgetLine")._default_manager.filter(article__live=False).order_by()  # noqa: SLF001 - Django's name for it
    sections = list(flow.sections.values_list("section", flat=True))
    others = SectionDesk.objects.exclude(workflow=flow).values_list("section", flat=True)
    first = flow.pk == Workflow.objects.order_by("pk").values_list("pk", flat=True).first()
    within = lines.exclude(section__in=list(others)) if first else lines.filter(section__in=sections)
    keys = {stage["key"] for stage in flow.stages}
    return keys & set(within.values_list("stage", flat=True).distinct())


def _new_flow(request: HttpRequest, who: User) -> str:
    """A new workflow, with the stages of the first to begin with."""
    name = " ".join(request.POST.get("name", "").replace("\0", "").split())[:80]
    if not name:
        return "Give the workflow a name."
    if Workflow.objects.filter(name__iexact=name).exists():
        return f"There is a workflow “{name}” already. Give this one another name."
    first = Workflow.objects.order_by("pk").first()
    actions.keep_flow(who, Workflow(name=name), first.stages if first else [])
    return ""


def _drop(who: User, flow: Workflow) -> str:
    """Take a workflow away."""
    if flow.pk == Workflow.objects.order_by("pk").values_list("pk", flat=True).first():
        return "This is the workflow that sections follow unless they have one of their own. Change its stages instead."
    if not actions.drop_flow(who, flow):
        return f"Sections still follow “{flow.name}”. Give them another workflow first."
    return ""


# ---- the guide ----


@login_required
@require_GET
def guide(request: HttpRequest) -> HttpResponse:
    """How things are done here."""
    context = {"title": "How it is done", "lead": "The way of a story, from an idea to the reader."}
    return render(request, "newsroom/paper/help.html", context)


@login_required
@require_POST
def toured(request: HttpRequest) -> HttpResponse:
    """Somebody has seen the tour."""
    if isinstance(request.user, User):
        actions.toured(request.user)
    return HttpResponse(status=204) if request.headers.get("X-Requested-With") else redirect("wagtailadmin_home")
