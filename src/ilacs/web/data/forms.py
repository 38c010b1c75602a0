"""The forms of our data, as the design language has them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

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
