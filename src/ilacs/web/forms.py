"""Forms as the design language has them."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

from ilacs.web.roles import ROLES

_SELECT = {"class": "govuk-select"}


def _text(width: int = 20, **more: str) -> dict[str, str]:
    return {"class": f"govuk-input govuk-input--width-{width}", **more}


class Renderer(TemplatesSetting):
    """Forms are written by templates of ours."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class SignIn(forms.Form):
    """An address and a password."""

    username = forms.EmailField(
        label="Email address",
        widget=forms.EmailInput(_text(20, autocomplete="username", spellcheck="false")),
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(_text(20, autocomplete="current-password")),
    )


class NewPassword(forms.Form):
    """A new password, once: the field can be made visible."""

    password = forms.CharField(
        label="New password",
        help_text="At least 12 characters. Three or four words that belong to you alone are good.",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(_text(20, autocomplete="new-password")),
    )


class OtherPassword(NewPassword):
    """Another password than the one that somebody has and knows."""

    current = forms.CharField(
        label="Password that you have now",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(_text(20, autocomplete="current-password")),
    )

    field_order = ("current", "password")


class Code(forms.Form):
    """The six digits of a second factor."""

    code = forms.RegexField(
        r"^\s*\d{3}\s?\d{3}\s*$",
        label="Code",
        help_text="The six digits that the app on your phone shows now.",
        error_messages={"invalid": "Enter the six digits that the app shows."},
        widget=forms.TextInput(_text(10, inputmode="numeric", autocomplete="one-time-code")),
    )

    def clean_code(self) -> str:
        """The digits alone."""
        return "".join(str(self.cleaned_data["code"]).split())


class What(forms.Form):
    """What somebody is: their role, and the team or worker's name that it needs."""

    role = forms.ChoiceField(
        label="Role",
        choices=[("", "Choose a role")] + [(role.id, role.name) for role in ROLES.values()],
        widget=forms.Select(_SELECT),
    )
    team = forms.CharField(
        label="Team, as the lists have it",
        help_text="Only for a team manager.",
        max_length=100,
        required=False,
        widget=forms.TextInput(_text(20)),
    )
    worker = forms.CharField(
        label="Worker, as the lists have them",
        help_text="Only for a practitioner.",
        max_length=100,
        required=False,
        widget=forms.TextInput(_text(20)),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)


def first_password() -> forms.CharField:
    """The field for a password that somebody is given."""
    return forms.CharField(
        label="First password",
        help_text="They must choose another when they first sign in.",
        strip=False,
        max_length=200,
        widget=forms.TextInput(_text(20, autocomplete="off", spellcheck="false")),
    )


class Somebody(What):
    """Somebody to let in."""

    name = forms.CharField(label="Name", max_length=100, widget=forms.TextInput(_text(20)))
    email = forms.EmailField(
        label="Email address", widget=forms.EmailInput(_text(20, spellcheck="false"))
    )
    password = first_password()

    field_order = ("name", "email", "role", "team", "worker", "password")


class BeginAgain(forms.Form):
    """A first password for somebody who is here already."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    password = first_password()


def with_single_sign_on(
    form: Somebody | BeginAgain, *, single_sign_on: bool, passwords: bool
) -> None:
    """Ask for a first password only of who may need one."""
    if not passwords:
        del form.fields["password"]
    elif single_sign_on:
        form.fields["password"].required = False
        form.fields["password"].help_text = (
            "Leave it empty for somebody who has a council account. Others must choose another "
            "when they first sign in."
        )


def refused(form: forms.Form, words: Any) -> None:
    """Say in a form why nothing was written."""
    form.add_error(None, str(words))
