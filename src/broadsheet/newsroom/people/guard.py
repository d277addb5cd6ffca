"""The guard at every door: a view names the act it performs, and who may not perform it is told so."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied

from broadsheet.newsroom.people.models import User

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from broadsheet.newsroom.people.roles import Act

    View = Callable[..., HttpResponseBase]


def allowed(act: Act) -> Callable[[View], View]:
    """A view that only those reach who may perform the act; strangers are led to the sign-in."""

    def guarded(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401 - any view's
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            require(request, act)
            return view(request, *args, **kwargs)

        return answer

    return guarded


def require(request: HttpRequest, act: Act) -> User:
    """Whoever asks, if they may perform the act. Raises ``PermissionDenied`` where they may not."""
    user = request.user
    if not isinstance(user, User) or not user.may(act):
        raise PermissionDenied(f"You may not {act.value}. Ask a publisher of the paper to change your role.")
    return user


def somebody(request: HttpRequest) -> User:
    """Whoever is signed in. Raises ``TypeError`` where nobody is: the view was to ask for that first."""
    user = request.user
    if not isinstance(user, User):
        raise TypeError("a view asked who somebody is before it asked whether they are signed in")
    return user
