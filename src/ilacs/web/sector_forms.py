"""Filters of pages about many authorities. They stand in the address, so a page can be sent on."""

from collections.abc import Iterable
from typing import Any

from django import forms

from ilacs.documents.words import in_words
from ilacs.framework.grades import GRADES_IN_ORDER, Grade, Judgement
from ilacs.framework.themes import THEMES
from ilacs.register import current_authorities
from ilacs.web.shown.sector import JUDGEMENTS
from ilacs.web.shown.tiles import REGIONS
from ilacs.web.today import today

Choices = list[tuple[str, str]]

ILACS_BEGAN = 2018
DEFAULT_JUDGEMENT = Judgement.LEADERS


def _select(
    label: str, choices: Any, first: str = "", *, required: bool = False
) -> forms.ChoiceField:
    def offered() -> Choices:
        held: Iterable[tuple[str, str]] = choices() if callable(choices) else choices
        return [*([("", first)] if first else []), *held]

    return forms.ChoiceField(
        label=label,
        choices=offered,
        required=required,
        error_messages={"invalid_choice": "This is none of the choices. Choose another."},
        widget=forms.Select({"class": "govuk-select"}),
    )


def _authorities() -> Choices:
    there = current_authorities(today())
    return sorted(((one.la_code, one.name) for one in there), key=lambda pair: pair[1])


def _years() -> Choices:
    return [(str(year), str(year)) for year in range(today().year, ILACS_BEGAN - 1, -1)]


_REGIONS: Choices = [(region, region) for region in sorted(REGIONS)]
_GRADES: Choices = [(grade.value, in_words(grade)) for grade in reversed(GRADES_IN_ORDER)]
_JUDGEMENTS: Choices = [(one.value, in_words(one)) for one in JUDGEMENTS]
_SECTIONS: Choices = [(one.value, in_words(one)) for one in Judgement]
_THEMES: Choices = sorted(
    ((theme.slug, theme.name) for theme in THEMES), key=lambda pair: pair[1].lower()
)


class Filter(forms.Form):
    """What a page is narrowed to. Nothing chosen is everything."""

    def chosen(self, name: str) -> str:
        """What was chosen; nothing where it was not, or could not be."""
        data: dict[str, Any] = getattr(self, "cleaned_data", {})
        return str(data.get(name) or "")

    @property
    def narrows(self) -> bool:
        """Whether anything but words to look for was chosen, or chosen in vain."""
        return any(self.chosen(name) or name in self.errors for name in self.fields if name != "q")

    @property
    def wanted_judgement(self) -> Judgement:
        """The judgement chosen, or the one that is shown first."""
        said = self.chosen("judgement")
        return Judgement(said) if said else DEFAULT_JUDGEMENT

    @property
    def wanted_grade(self) -> Grade | None:
        """The grade chosen."""
        said = self.chosen("grade")
        return Grade(said) if said else None

    @property
    def wanted_region(self) -> str | None:
        """The region chosen."""
        return self.chosen("region") or None

    @property
    def wanted_year(self) -> int | None:
        """The year chosen."""
        said = self.chosen("year")
        return int(said) if said else None


class MapFilter(Filter):
    """Which judgement the map shows."""

    judgement = _select("Judgement", _JUDGEMENTS)


class LeagueFilter(Filter):
    """Which judgement a league table is of, and where."""

    judgement = _select("Judgement", _JUDGEMENTS)
    region = _select("Region", _REGIONS, "All of England")


class ThemesFilter(Filter):
    """Which inspections themes are counted in."""

    year = _select("Published in", _years, "Any year")
    region = _select("Region", _REGIONS, "All of England")
    grade = _select("Overall grade", _GRADES, "Any grade")


class LearnFilter(Filter):
    """What somebody wants to learn about."""

    theme = _select("Theme", _THEMES, "Choose a theme")


class CompareFilter(Filter):
    """Which authority is set beside others."""

    authority = _select("Authority", _authorities, "Choose an authority")


class SearchFilter(Filter):
    """What is looked for in the reports that were added, and where."""

    q = forms.CharField(
        label="Words to look for",
        help_text="“A phrase” in quotes. A minus sign leaves a word out. Begin* finds beginnings.",
        max_length=200,
        required=False,
        widget=forms.TextInput({"class": "govuk-input govuk-input--width-20", "type": "search"}),
    )
    authority = _select("Authority", _authorities, "Any authority")
    judgement = _select("Section", _SECTIONS, "Any section")
    grade = _select("Grade of the section", _GRADES, "Any grade")
    theme = _select("Theme of an area to improve", _THEMES, "Any theme")
