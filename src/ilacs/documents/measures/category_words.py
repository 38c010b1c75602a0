"""What a mix counts under, and the groups of a breakdown, in words."""

from collections.abc import Collection, Iterable, Mapping

from ilacs.lists.declared import by_id
from ilacs.lists.declared.code_sets import code_sets
from ilacs.lists.declared.kinds import Code, CodeSet
from ilacs.measures.described import By
from ilacs.measures.figures import NOT_RECORDED
from ilacs.measures.measure import Measure

BY_WORDS: Mapping[By, str] = {
    By.TEAM: "Team",
    By.WORKER: "Worker",
    By.AGE_BAND: "Age",
    By.GENDER: "Gender",
    By.ETHNICITY: "Ethnicity",
    By.ETHNIC_GROUP: "Ethnic group",
    By.DISABILITY: "Disability",
    By.NEED: "Need",
    By.PLACEMENT: "Placement",
}

_SETS_BY: Mapping[By, tuple[str, ...]] = {
    By.GENDER: ("gender",),
    By.ETHNICITY: ("ethnicity",),
    By.DISABILITY: ("yes_no", "yes_no_unknown"),
    By.NEED: ("primary_need", "category_of_need"),
    By.PLACEMENT: ("placement_type",),
}


def words_of_categories(measure: Measure, categories: Collection[str]) -> Mapping[str, str]:
    """The words for each category of a mix.

    They are codes of a column that the measure needs: of the first one that knows them all.
    Categories that no such column knows are words already.
    """
    needed = (
        by_id()[list_id].by_name[name].codes
        for list_id, names in measure.needs.items()
        for name in names
    )
    sets = (code_sets()[codes] for codes in dict.fromkeys(needed) if codes)
    return _in_words(sets, categories)


def words_of_groups(by: By, groups: Collection[str]) -> Mapping[str, str]:
    """The words for each group of a breakdown."""
    return _in_words((code_sets()[name] for name in _SETS_BY.get(by, ())), groups)


def _in_words(sets: Iterable[CodeSet], keys: Collection[str]) -> Mapping[str, str]:
    coded = {key for key in keys if key != NOT_RECORDED}
    for codes in sets:
        if coded <= codes.by_key.keys():
            return {key: _code_in_words(codes.by_key[key]) if key in coded else key for key in keys}
    return {key: without_letter(key) for key in keys}


def _code_in_words(code: Code) -> str:
    return code.detail or without_letter(code.text)


def without_letter(text: str) -> str:
    """`a) White` is White: the letter is the template's."""
    letter, bracket, rest = text.partition(") ")
    return rest if bracket and len(letter) <= 2 and letter.isalpha() else text
