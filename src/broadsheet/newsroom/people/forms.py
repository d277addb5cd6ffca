"""Forms of the entrance and of the people's screen, in the newsroom's words."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm, ResetPasswordKeyForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.users.models import UserProfile

from broadsheet.newsroom.people.models import ROLES, User
from broadsheet.newsroom.people.paper_settings import sections_offered

PASSWORD_HELP = "At least 12 letters; four unrelated words are good. Not your name, and none of the common ones."  # noqa: S105 - a sentence
TAKEN = "Somebody else has this name. Choose another."
TAKEN_MAIL = "Somebody else has this address. Two people cannot share one."
MAIL_HELP = "Where a forgotten password is sent."
LOOKS = {
    "theme": (("system", "As my device has it"), ("light", "Light"), ("dark", "Dark")),
    "contrast": (("system", "As my device has it"), ("more_contrast", "More contrast")),
    "density": (("default", "As usual"), ("snug", "More")),
}
"""What can be chosen of how the newsroom looks."""


def _plain(form: forms.Form, labels: dict[str, str]) -> None:
    """Name a form's fields, and take away what stands in for names inside them."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)


class SignIn(LoginForm):
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the library's signature
        super().__init__(*args, **kwargs)
        _plain(self, {"login": "Name or mail address", "password": "Password"})
        self.fields["login"].widget.attrs.update({"autocomplete": "username", "autofocus": True})
        self.fields["password"].help_text = ""


class Confirm(ReauthenticateForm):
    """The password again, before something grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the library's signature
        super().__init__(*args, **kwargs)
        _plain(self, {"password": "Your password"})
        self.fields["password"].help_text = ""


class ChangePassword(ChangePasswordForm):
    """The old password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the library's signature
        super().__init__(*args, **kwargs)
        once = self.user.must_change_password
        old = "The one-time password you were given" if once else "Your password now"
        _plain(self, {"oldpassword": old, "password1": "A new password", "password2": "The new password again"})
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].help_text = PASSWORD_HELP


class ChoosePassword(ResetPasswordKeyForm):
    """A password through a link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the library's signature
        super().__init__(*args, **kwargs)
        _plain(self, {"password1": "A password", "password2": "The password again"})
        self.fields["password1"].help_text = PASSWORD_HELP


class AddKey(AddWebAuthnForm):
    """A passkey or a security key; a passkey unless somebody says otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the library's signature
        super().__init__(*args, **kwargs)
        _plain(self, {"name": "What to call it", "passwordless": "Let it open the newsroom by itself (a passkey)"})
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = (
            "It then asks for your finger, your face or its PIN, and you need no password. "
            "Untick this for a key that only stands beside your password."
        )


def _free_address(address: str, user: User | None) -> str:
    """A mail address that nobody else has. Raises ``ValidationError`` where somebody has."""
    address = address.strip().lower()
    if address and User.objects.exclude(pk=user.pk if user else 0).filter(email__iexact=address).exists():
        raise forms.ValidationError(TAKEN_MAIL)
    return address


class YourName(forms.Form):
    """One's own name, as colleagues and readers see it, and one's mail address. Needs ``user``."""

    first_name = forms.CharField(label="First name", max_length=80, required=False)
    last_name = forms.CharField(
        label="Last name", max_length=80, required=False, help_text="Both stand as the byline of the stories you begin."
    )
    email = forms.EmailField(label="Mail address", required=False, help_text=MAIL_HELP)
    password = forms.CharField(
        label="Your password",
        required=False,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text="Only for another mail address: whoever reads the mail there can choose your password anew.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        self.user = user
        kwargs.setdefault("initial", {name: getattr(user, name) for name in ("first_name", "last_name", "email")})
        super().__init__(*args, **kwargs)

    def clean_email(self) -> str:
        """An address that nobody else has."""
        return _free_address(str(self.cleaned_data["email"]), self.user)

    def clean(self) -> dict[str, Any]:
        """Another address is taken with the password only; wrong ones count as at the door."""
        told: dict[str, Any] = super().clean() or {}
        password = told.pop("password", "")
        if self.moves and not password:
            self.add_error("password", "Write your password too, for another mail address.")
        elif self.moves and not get_adapter().reauthenticate(self.user, password):
            raise forms.ValidationError({"password": get_adapter().error_messages["incorrect_password"]})
        return told

    @property
    def moves(self) -> bool:
        """Whether another mail address is asked for than the one that stands."""
        return self.cleaned_data.get("email", self.user.email.lower()) != self.user.email.lower()


class Look(forms.ModelForm):  # type: ignore[type-arg] # the framework's class takes no kind when it runs
    """How the newsroom looks to somebody."""

    class Meta:
        """What can be chosen, in our words."""

        model = UserProfile
        fields = ("theme", "contrast", "density", "keyboard_shortcuts")
        labels = {
            "theme": "Light or dark",
            "contrast": "Contrast",
            "density": "How much on a screen",
            "keyboard_shortcuts": "Keyboard shortcuts",
        }
        help_texts = {
            "theme": "Of the screens inside; these doors follow your device.",
            "keyboard_shortcuts": "The question mark lists them. Untick this where they get in the way of other keys.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for name, choices in LOOKS.items():
            self.fields[name].widget = forms.Select(choices=choices)


class Portrait(AvatarPreferencesForm):
    """A small picture of oneself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        field = self.fields["avatar"]
        field.label, field.required = "A picture of you", True
        field.help_text = (
            "JPEG or PNG; colleagues see it, small, where you work. Without one a plain figure stands there."
        )
        field.widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
        field.error_messages["required"] = "Choose a picture first."
        field.error_messages["invalid_image"] = "This is no picture. Choose a JPEG or PNG."


class PersonForm(forms.Form):
    """Somebody's account, new or standing. Needs ``user``, None for somebody new."""

    username = forms.CharField(
        label="Name to sign in with", max_length=60, help_text="Short, and it stays: it stands in the log for good."
    )
    first_name = forms.CharField(label="First name", max_length=80, required=False)
    last_name = forms.CharField(label="Last name", max_length=80, required=False)
    email = forms.EmailField(label="Mail address", required=False, help_text=MAIL_HELP)
    role = forms.ChoiceField(label="Role", choices=ROLES)
    section = forms.ChoiceField(
        label="Section", required=False, help_text="The one they mostly work for, if there is one."
    )
    second_factor_required = forms.BooleanField(
        label="Must sign in with a second factor, whatever the role", required=False
    )

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        self.user = user
        names = ("username", "first_name", "last_name", "email", "role", "section", "second_factor_required")
        kwargs.setdefault("initial", {name: getattr(user, name) for name in names} if user else {})
        super().__init__(*args, **kwargs)
        section = self.fields["section"]
        if isinstance(section, forms.ChoiceField):
            section.choices = sections_offered(user.section if user else "")
        if user:
            self.fields["username"].disabled = True

    def clean_username(self) -> str:
        """A name that nobody else has, in any case of letters."""
        name = str(self.cleaned_data["username"]).strip()
        User.username_validator(name)
        if self._others().filter(username__iexact=name).exists():
            raise forms.ValidationError(TAKEN)
        return name

    def clean_email(self) -> str:
        """An address that nobody else has."""
        return _free_address(str(self.cleaned_data["email"]), self.user)

    def _others(self) -> Any:  # noqa: ANN401 - a query
        """Everybody else."""
        return User.objects.exclude(pk=self.user.pk if self.user else 0)


class FactorRoles(forms.Form):
    """Which roles must sign in with a second factor."""

    roles = forms.MultipleChoiceField(
        label="Roles that must sign in with a second factor",
        choices=ROLES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Whoever has none yet is led to set one up at the next screen they open, and reaches nothing before.",
    )


class LogFilter(forms.Form):
    """What of the log is shown."""

    who = forms.CharField(label="Person", required=False)
    act = forms.CharField(label="Act", required=False)
    since = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}))
