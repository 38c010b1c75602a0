"""The form that says that the call came."""

from django import forms

from ilacs.web.record.models import KINDS
from ilacs.web.shown.words import contact


class CallForm(forms.Form):
    """The day of the call, and what it was for."""

    day = forms.DateField(
        label="Day of the call",
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"],
        error_messages={"invalid": "Enter a day, such as 26/11/2026."},
        widget=forms.DateInput(
            {"class": "govuk-input govuk-input--width-10", "type": "date"}, format="%Y-%m-%d"
        ),
    )
    kind = forms.ChoiceField(
        label="What it was for",
        choices=[("", "Choose"), *((kind.value, contact(kind)) for kind in KINDS)],
        error_messages={"invalid_choice": "Choose what the call was for."},
        widget=forms.Select({"class": "govuk-select"}),
    )
