"""Who reaches which address of the newsroom: one row for each, tried one by one by ``people/test_permissions.py``.

An address is known by the name of its route, ``part:name``. Add a row with every new address. The value is the act
that it performs (the table ``people.roles.MAY`` says who may), or ``STAFF`` (everybody with an account), ``ALL``
(strangers too), ``STRANGERS`` (only they), ``NOBODY``. What an address needs in it stands in ``SAMPLES``, by the
parameter's name, or in ``PARTICULAR``, by the route's.

What is asked here is whether somebody gets through the door. That nobody changes what is not theirs behind it, the
tests of the part show.
"""

from __future__ import annotations

from enum import Enum

from broadsheet.newsroom.people.roles import Act


class Who(Enum):
    """Whom a door lets through, where it is not a matter of an act."""

    STAFF = "everybody with an account"
    ALL = "everybody"
    STRANGERS = "whoever is not signed in"
    NOBODY = "nobody"


STAFF, ALL, STRANGERS, NOBODY = Who.STAFF, Who.ALL, Who.STRANGERS, Who.NOBODY
SAMPLES: dict[str, object] = {
    "pk": 1,
    "number": 1,
    "page": 1,
    "story": "nothing",
    "key": "nothing",
    "name": "nothing.css",
    "picture": 1,
    "uidb36": "1",
    "deed": "invitation",
    "kind": "eml",
    "image_id": 1,
    "token": "nothing",
}
"""What stands in addresses; ``page_id`` is the number of a story that somebody else wrote, set by the test."""
PARTICULAR: dict[str, dict[str, object]] = {
    "issues:picture": {"name": "0" * 16},
    "issues:sheet": {"digest": "0" * 16},
    "wagtail_bulk_action": {"app_label": "wagtailcore", "model_name": "page", "action": "delete"},
    "wagtailadmin_pages:add": {
        "content_type_app_name": "newsroom",
        "content_type_model_name": "article",
    },
    "wagtailadmin_pages:preview_on_add": {
        "content_type_app_name": "newsroom",
        "content_type_model_name": "article",
    },
    "wagtailadmin_pages:choose_parent": {"app_label": "newsroom", "model_name": "article"},
    "wagtailadmin_pages:revisions_compare": {"revision_id_a": "earliest", "revision_id_b": "latest"},
    "wagtailadmin_tag_model_autocomplete": {"app_name": "taggit", "model_name": "tag"},
    "wagtailadmin_editing_sessions:ping": {"app_label": "newsroom", "model_name": "article"},
    "wagtailimages:preview": {"filter_spec": "original"},
}
PEOPLE: dict[str, Act | Who] = {
    "people:people": Act.MANAGE_PEOPLE,
    "people:factors": Act.MANAGE_PEOPLE,
    "people:invite": Act.MANAGE_PEOPLE,
    "people:person": Act.MANAGE_PEOPLE,
    "people:do": Act.MANAGE_PEOPLE,
    "people:name": STAFF,
    "people_account": STAFF,  # leads on to it, from where the framework has its own
    "people:sessions": STAFF,
    "people:log": Act.SEE_LOG,
    "people:log_csv": Act.SEE_LOG,
    "people:log_json": Act.SEE_LOG,
}
ENTRANCE: dict[str, Act | Who] = {
    "account_login": STRANGERS,
    "account_logout": ALL,
    "account_signup": STRANGERS,  # says whom to ask
    "account_inactive": ALL,
    "account_reauthenticate": STAFF,
    "account_change_password": STAFF,
    "account_reset_password": ALL,
    "account_reset_password_done": ALL,
    "account_reset_password_from_key": ALL,
    "account_reset_password_from_key_done": ALL,
    "forgotten": ALL,
    "mfa_index": STAFF,
    "mfa_authenticate": NOBODY,  # only between the password and the second factor
    "mfa_reauthenticate": STAFF,
    "mfa_activate_totp": STAFF,
    "mfa_deactivate_totp": STAFF,
    "mfa_view_recovery_codes": STAFF,
    "mfa_generate_recovery_codes": STAFF,
    "mfa_download_recovery_codes": STAFF,
    "mfa_list_webauthn": STAFF,
    "mfa_add_webauthn": STAFF,
    "mfa_reauthenticate_webauthn": STAFF,
    "mfa_remove_webauthn": STAFF,
    "mfa_edit_webauthn": STAFF,
    "mfa_login_webauthn": NOBODY,  # only the script of the sign-in asks, for data
}
STORIES: dict[str, Act | Who] = {
    "stories:new": Act.WRITE_STORY,
    "stories:measure_new": Act.WRITE_STORY,
    "stories:measure": Act.EDIT_ANY,  # somebody else's story
    "stories:preview_picture": Act.SEE_STORIES,
    "stories:preview_file": Act.SEE_STORIES,
    "uploaded": Act.SEE_STORIES,
    "portrait": STAFF,
    "explorer": Act.SEE_STORIES,
    "explorer_root": Act.SEE_STORIES,
    "stories:list": Act.SEE_OWN,
    "stories:peek": Act.SEE_OWN,
    "stories:choose": Act.SEE_STORIES,
    "stories:bulk": Act.BULK,
    "stories:undo": Act.BULK,
    "stories:keep_filter": Act.SEE_OWN,
    "stories:drop_filter": NOBODY,  # a filter of somebody else
    "stories:guest": NOBODY,  # without a good link
    "stories:guest_note": NOBODY,
    "stories:passes": Act.INVITE_GUEST,
    "stories:revoke_pass": Act.INVITE_GUEST,
}
ISSUES: dict[str, Act | Who] = {
    "issues:index": Act.SEE_PLAN,
    "issues:new": Act.PLAN,
    "issues:plan": Act.SEE_PLAN,
    "issues:facts": Act.PLAN,
    "issues:state": Act.SEE_PLAN,
    "issues:pages": Act.SEE_PLAN,
    "issues:moves": Act.PLAN,
    "issues:away": Act.PLAN,
    "issues:unbook": Act.BOOK_ADVERT,
    "issues:story": Act.SEE_PLAN,
    "issues:page": Act.SEE_PLAN,
    "issues:picture": Act.SEE_PLAN,
    "issues:sheet": Act.SEE_PLAN,
    "issues:advert-new": Act.SEE_PLAN,
    "issues:advert": Act.SEE_PLAN,
}
WORK: dict[str, Act | Who] = {
    "work:jobs": Act.SEE_JOBS,
    "work:list": Act.SEE_JOBS,
    "work:restart": Act.SEE_JOBS,
    "work:put_away": Act.SEE_JOBS,
}
PRESS: dict[str, Act | Who] = {
    "press:index": Act.SEE_PRESS,
    "press:printer": Act.SET_PAPER,
    "press:call_off": Act.RELEASE,
    "press:undo": Act.UNDO_PUBLISH,
    "press:story": Act.RELEASE,
    "press:fetch": ALL,
    "press:day": Act.SEE_PRESS,
    "press:approve": Act.APPROVE_PAGE,
    "press:make": Act.APPROVE_PAGE,
    "press:close": Act.CLOSE_ISSUE,
    "press:reopen": Act.REOPEN_ISSUE,
    "press:publish": Act.PUBLISH_ISSUE,
    "press:order": Act.CLOSE_ISSUE,
    "press:link": Act.CLOSE_ISSUE,
    "press:deliver": Act.CLOSE_ISSUE,
    "press:download": Act.SEE_PRESS,
    "press:mail": Act.SEE_PRESS,
}
PAPER: dict[str, Act | Who] = {
    "paper:settings": Act.SET_PAPER,
    "paper:design": Act.SET_PAPER,
    "paper:texts": Act.SET_PAPER,
    "paper:workflows": Act.SET_PAPER,
    "paper:help": STAFF,
    "paper:toured": STAFF,
}
SEARCH: dict[str, Act | Who] = {
    "search:find": Act.SEE_OWN,
}
KEEPING: dict[str, Act | Who] = {
    "keeping:kept": Act.BACK_UP,
    "keeping:make": Act.BACK_UP,
    "keeping:fetch": Act.BACK_UP,
}
FRAME: dict[str, Act | Who] = {
    "wagtailadmin_home": STAFF,
    "newsroom/test404/": STAFF,
    "newsroom/^.*/$": STAFF,
    "wagtailadmin_account": STAFF,  # leads on to the newsroom's own
    "wagtailadmin_block_preview": STAFF,
    "wagtailadmin_dismissibles": STAFF,
    "wagtailadmin_editing_sessions:ping": STAFF,
    "wagtailadmin_editing_sessions:release": STAFF,
    "wagtailadmin_javascript_catalog": ALL,
    "wagtailadmin_sprite": ALL,
    "wagtailadmin_tag_autocomplete": STAFF,
    "wagtailadmin_tag_model_autocomplete": STAFF,
    "wagtail_bulk_action": NOBODY,  # of stories, which have a list of their own
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
    "wagtailadmin_pages:edit": Act.SEE_STORIES,  # who may not edit it is led to the draft  # somebody else's story
    "wagtailadmin_pages:history": Act.SEE_STORIES,
    "wagtailadmin_pages:history_results": Act.SEE_STORIES,
    "wagtailadmin_pages:lock": Act.EDIT_ANY,
    "wagtailadmin_pages:preview_on_add": Act.WRITE_STORY,
    "wagtailadmin_pages:preview_on_edit": Act.EDIT_ANY,
    "wagtailadmin_pages:revisions_compare": Act.SEE_STORIES,
    "wagtailadmin_pages:revisions_index": Act.SEE_STORIES,
    "wagtailadmin_pages:revisions_revert": Act.EDIT_ANY,
    "wagtailadmin_pages:revisions_view": Act.SEE_STORIES,
    "wagtailadmin_pages:search": Act.SEE_STORIES,
    "wagtailadmin_pages:search_results": Act.SEE_STORIES,
    "wagtailadmin_pages:unlock": Act.EDIT_ANY,
    "wagtailadmin_pages:usage": Act.EDIT_ANY,
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
"""The framework's own screens that the newsroom uses."""
SHUT_PARTS = (
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
)
SHUT = (
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
)
"""The framework's own screens that nobody reaches."""
HIDDEN = ("wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_password_reset")
"""Routes of the framework whose addresses answer as one of ours that stands before them."""
TABLE: dict[str, Act | Who] = {
    **PEOPLE,
    **ENTRANCE,
    **STORIES,
    **ISSUES,
    **WORK,
    **PRESS,
    **PAPER,
    **SEARCH,
    **KEEPING,
    **FRAME,
    **dict.fromkeys(SHUT, NOBODY),
}


def row(name: str) -> Act | Who | None:
    """What the table says of a route; None where nobody wrote a row for it."""
    if name.partition(":")[0] in SHUT_PARTS:
        return NOBODY
    if name == "wagtailadmin_login":
        return STRANGERS
    return ALL if name.startswith(HIDDEN) else TABLE.get(name)
