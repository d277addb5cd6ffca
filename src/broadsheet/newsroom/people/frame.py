"""Which of the framework's own screens the newsroom uses, and the act each performs. Pure.

The framework decides by groups; the newsroom decides by the table of roles (``roles``). A screen named here is
reached by those who may perform its act, whatever the framework thinks; one that is closed is reached by nobody,
because the newsroom has a screen of its own for it, or no use.
"""

from __future__ import annotations

from broadsheet.newsroom.people.roles import Act

CLOSED_PARTS = frozenset(
    {
        "wagtailadmin_collections",
        "wagtailadmin_reports",
        "wagtailadmin_workflows",
        "wagtaildocs",
        "wagtaildocs_chooser",
        "wagtailembeds",
        "wagtailsites",
        "wagtailsnippets",
        "wagtailusers_groups",
        "wagtailusers_users",
    }
)
"""Parts of the framework that the newsroom does not use, by their namespace."""
CLOSED = frozenset(
    {
        "wagtailadmin_api:documents:detail",
        "wagtailadmin_api:documents:find",
        "wagtailadmin_api:documents:listing",
        "wagtailadmin_api:pages:action",
        "wagtailadmin_error_test",
        "wagtailadmin_pages:collect_workflow_action_data",
        "wagtailadmin_pages:confirm_workflow_cancellation",
        "wagtailadmin_pages:convert_alias",
        "wagtailadmin_pages:copy",
        "wagtailadmin_pages:move",
        "wagtailadmin_pages:move_confirm",
        "wagtailadmin_pages:revisions_unschedule",
        "wagtailadmin_pages:set_page_position",
        "wagtailadmin_pages:set_privacy",
        "wagtailadmin_pages:type_use",
        "wagtailadmin_pages:type_use_results",
        "wagtailadmin_pages:unpublish",
        "wagtailadmin_pages:workflow_action",
        "wagtailadmin_pages:workflow_history",
        "wagtailadmin_pages:workflow_history_detail",
        "wagtailadmin_pages:workflow_preview",
        "wagtailimages:url_generator",
        "wagtailimages:url_generator_output",
    }
)
"""Single screens that nobody reaches: publishing, moving and sharing go the newsroom's own ways."""
MANY_AT_ONCE, MANY = "wagtail_bulk_action", frozenset({"paperimage"})
"""The framework's screen that acts on many things at once, and of which models it is used."""
ACTS = {
    MANY_AT_ONCE: Act.BULK,
    "wagtailadmin_api:images:detail": Act.SEE_STORIES,
    "wagtailadmin_api:images:find": Act.SEE_STORIES,
    "wagtailadmin_api:images:listing": Act.SEE_STORIES,
    "wagtailadmin_api:pages:detail": Act.SEE_STORIES,
    "wagtailadmin_api:pages:find": Act.SEE_STORIES,
    "wagtailadmin_api:pages:listing": Act.SEE_STORIES,
    "wagtailadmin_choose_page": Act.SEE_STORIES,
    "wagtailadmin_choose_page_anchor_link": Act.SEE_STORIES,
    "wagtailadmin_choose_page_child": Act.SEE_STORIES,
    "wagtailadmin_choose_page_chosen_multiple": Act.SEE_STORIES,
    "wagtailadmin_choose_page_email_link": Act.SEE_STORIES,
    "wagtailadmin_choose_page_external_link": Act.SEE_STORIES,
    "wagtailadmin_choose_page_phone_link": Act.SEE_STORIES,
    "wagtailadmin_choose_page_search": Act.SEE_STORIES,
    "wagtailadmin_explore": Act.SEE_STORIES,
    "wagtailadmin_explore_results": Act.SEE_STORIES,
    "wagtailadmin_explore_root": Act.SEE_STORIES,
    "wagtailadmin_pages:add": Act.WRITE_STORY,
    "wagtailadmin_pages:add_subpage": Act.WRITE_STORY,
    "wagtailadmin_pages:choose_parent": Act.WRITE_STORY,
    "wagtailadmin_pages:delete": Act.DELETE_STORY,
    "wagtailadmin_pages:edit": Act.SEE_STORIES,
    "wagtailadmin_pages:history": Act.SEE_STORIES,
    "wagtailadmin_pages:history_results": Act.SEE_STORIES,
    "wagtailadmin_pages:lock": Act.EDIT_ANY,
    "wagtailadmin_pages:preview_on_add": Act.WRITE_STORY,
    "wagtailadmin_pages:preview_on_edit": Act.SEE_STORIES,
    "wagtailadmin_pages:revisions_compare": Act.SEE_STORIES,
    "wagtailadmin_pages:revisions_index": Act.SEE_STORIES,
    "wagtailadmin_pages:revisions_revert": Act.SEE_STORIES,
    "wagtailadmin_pages:revisions_view": Act.SEE_STORIES,
    "wagtailadmin_pages:search": Act.SEE_STORIES,
    "wagtailadmin_pages:search_results": Act.SEE_STORIES,
    "wagtailadmin_pages:unlock": Act.EDIT_ANY,
    "wagtailadmin_pages:usage": Act.SEE_STORIES,
    "wagtailadmin_pages:view_draft": Act.SEE_STORIES,
    "wagtailimages:add": Act.WRITE_STORY,
    "wagtailimages:add_multiple": Act.WRITE_STORY,
    "wagtailimages:create_multiple_from_uploaded_image": Act.WRITE_STORY,
    "wagtailimages:delete": Act.EDIT_ANY,
    "wagtailimages:delete_multiple": Act.EDIT_ANY,
    "wagtailimages:delete_upload_multiple": Act.WRITE_STORY,
    "wagtailimages:edit": Act.SEE_STORIES,
    "wagtailimages:edit_multiple": Act.WRITE_STORY,
    "wagtailimages:image_usage": Act.SEE_STORIES,
    "wagtailimages:index": Act.SEE_STORIES,
    "wagtailimages:index_results": Act.SEE_STORIES,
    "wagtailimages:preview": Act.SEE_STORIES,
    "wagtailimages_chooser:choose": Act.SEE_STORIES,
    "wagtailimages_chooser:choose_results": Act.SEE_STORIES,
    "wagtailimages_chooser:chosen": Act.SEE_STORIES,
    "wagtailimages_chooser:chosen_multiple": Act.SEE_STORIES,
    "wagtailimages_chooser:create": Act.WRITE_STORY,
    "wagtailimages_chooser:select_format": Act.SEE_STORIES,
}
"""The acts of the framework's screens that are used. Whether somebody may change *this* story is asked there again."""


def is_closed(name: str, model: str = "") -> bool:
    """Whether a screen of the framework, by the name of its address, is reached by nobody.

    ``model`` is what the address says it acts on: pictures are changed many at once, stories only in their own list.
    """
    if name == MANY_AT_ONCE and model not in MANY:
        return True
    return name in CLOSED or name.partition(":")[0] in CLOSED_PARTS


def act_of(name: str) -> Act | None:
    """The act of one of the framework's screens; None where it is everybody's who works here, or guards itself."""
    return ACTS.get(name)
