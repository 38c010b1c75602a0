"""The form that puts a report in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ilacs.web.data.forms import DAYS
from ilacs.web.data.limits import MEGABYTE
from ilacs.web.record.limits import LARGEST_REPORT


class _File(forms.FileField):
    """One file; whether it is taken is for the action to say."""

    def clean(self, data: Any, initial: Any = None) -> "UploadedFile[Any] | None":
        return data or None


class Report(forms.Form):
    """A report to put in."""

    report = _File(
        label="Report or letter",
        help_text="The PDF as it was published, or its text (.txt, .md, .html). Up to "
        f"{LARGEST_REPORT // MEGABYTE} MB.",
        required=False,
        widget=forms.FileInput({"class": "govuk-file-upload"}),
    )
    published = forms.DateField(
        label="Day of publication",
        help_text="Such as 9/6/2026. Leave it empty if you do not know it, or the report says it.",
        required=False,
        input_formats=DAYS,
        error_messages={"invalid": "Enter a day such as 9/6/2026, or leave it empty."},
        widget=forms.TextInput({"class": "govuk-input govuk-input--width-10"}),
    )
