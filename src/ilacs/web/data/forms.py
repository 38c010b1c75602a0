"""The forms of our data, as the design language has them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ilacs.web.data.keeping import FEWEST_MONTHS, MOST_MONTHS
from ilacs.web.data.limits import LARGEST_FILE, MEGABYTE, MOST_FILES

DAYS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %m %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d")


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    """Several files; whether they are taken is for the action to say."""

    def clean(self, data: Any, initial: Any = None) -> Sequence["UploadedFile[Any]"]:
        return tuple(data or ())


class Lists(forms.Form):
    """Lists to put in."""

    lists = _Files(
        label="Files",
        help_text=f"Workbooks (.xlsx, .xlsm, .xls, .ods) or .csv files: up to {MOST_FILES}, each "
        f"up to {LARGEST_FILE // MEGABYTE} MB. Any of the lists, in any order.",
        required=False,
        widget=_SeveralFiles({"class": "govuk-file-upload"}),
    )
    reference_date = forms.DateField(
        label="Reference date",
        help_text="The day that the lists describe, such as 31/3/2026. Leave it empty if the lists "
        "say it.",
        required=False,
        input_formats=DAYS,
        error_messages={"invalid": "Enter a day such as 31/3/2026, or leave it empty."},
        widget=forms.TextInput({"class": "govuk-input govuk-input--width-10"}),
    )


class Deletion(forms.Form):
    """Which versions of lists to delete; `seen` is the submission that counted then."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    which = forms.ChoiceField(
        label="Which versions",
        choices=(("all", "All"), ("earlier", "Earlier")),
        error_messages={"required": "Choose which versions to delete."},
    )


class Months(forms.Form):
    """For how many months lists are kept.

    `seen` is how many it was when it was looked at, `confirmed` those whose effect was looked at.
    """

    months = forms.IntegerField(
        label="Months from the reference date",
        help_text=f"A whole number from {FEWEST_MONTHS} to {MOST_MONTHS}.",
        min_value=FEWEST_MONTHS,
        max_value=MOST_MONTHS,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            f"Enter a whole number from {FEWEST_MONTHS} to {MOST_MONTHS}.",
        ),
        widget=forms.TextInput(
            {"class": "govuk-input govuk-input--width-3", "inputmode": "numeric"}
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    confirmed = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ChildNumber(forms.Form):
    """A child, by the number that the lists have."""

    child = forms.CharField(
        label="Child unique ID",
        help_text="As the lists have it, with all its zeros.",
        max_length=200,
        widget=forms.TextInput(
            {
                "class": "govuk-input govuk-input--width-20",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
    )
