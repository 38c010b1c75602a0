"""Words of the field, as people shorten, misspell and join them, and the code that they stand for.

`[...]` is a group without a single code; `-` means that the reader is asked.
"""

import pytest

from ilacs.lists.declared import ALL
from ilacs.lists.placing import place

COLUMNS = {column.name: column for spec in ALL for column in spec.columns}

TABLES = {
    "ethnicity": """
        White Britsh -> WBRI
        English, Welsh, Scottish, Northern Irish or British -> WBRI
        Other White British -> WBRI
        White Non-British -> WOTH
        White - Republic of Ireland -> WIRI
        Gypsy, Roma, Traveller -> [a) White]
        Slovak Roma -> WROM
        White British/Pakistani -> MWAS
        White British and Jamaican -> MWBC
        White & Blk African -> MWBA
        White/Chinese -> MOTH
        White and Arab -> MOTH
        Black and White -> [b) Mixed]
        Asian Black -> MOTH
        Bangledeshi -> ABAN
        Other Black African -> BAFR
        Any other Black/African/Caribbean background -> BOTH
        Black Portuguese -> BOTH
        Black Scottish -> [e) Black]
        Papua New Guinean -> OOTH
        African & Caribbean -> [e) Black]
        Fijian Indian -> [d) Asian]
        Black Caribbean/Asian -> MOTH
        Afgan -> OOTH
        Burmese -> -
        Israeli -> -
        NK -> UNKNOWN
        Undisclosed -> [i) Unknown]
        To be obtained -> NOBT
        Not prepared to say -> REFU
    """,
    "primary_need": """
        N01 -> N1
        CIN5 -> N5
        N 4 - stress -> N4
        N1 - Abuse or neglect / N5 - Family dysfunction -> -
        County lines -> N1
        Family violence -> N1
        Gang involvement -> -
        Missing from home -> -
        Down's syndrome -> N2
        Mental health of child -> N2
        Mental health -> -
        Postnatal depression -> N3
        Substance misuse -> -
        Substance misuse - young person -> N6
        Family in accute stress -> N4
        Family disfunction -> N5
        Parental conflict -> N5
        Truancy -> N6
        School refusal -> -
        Beyond parental control -> -
        Lowincome -> N7
        Parents in prison -> N8
        Orphan -> N8
        Parent whereabouts unknown -> N8
        Asylum seeker -> -
        Section 7 report -> N9
        Private fostering -> -
        Accompanied asylum seeking child -> -
        Harm outside the home -> N1
        Youth violence -> -
        Illness or disability -> -
        Children in need as a result of, or at risk of, abuse -> N1
        Unspecified -> N0
        Other -> -
    """,
    "category_of_need": """
        Asylum seeker -> N8
        Asylum seeking family -> -
    """,
    "placement_type": """
        Fostering placement with relatives who are not longterm or FFA -> U3
        Foster rel/frnd - not LT/FFA/CP -> U3
        Reg 24 -> U3
        Kinship care -> [a) Foster placement]
        IFA Long Term -> U4
        Early permanence -> U5
        Adoption with placement order - other than current FC -> A6
        Placed for adoption with consent not with cur FC -> A4
        Adoption -> [b) Placed for adoption]
        Mother -> P1
        Home -> -
        Secure Training Centre -> R5
        Secure unit -> K1
        Youth detention accommodation -> -
        Dual registered children's home and school -> K2
        Residential schools, except where dual registered -> S1
        Children Home -> K2
        Z1 - Unregistered -> Z1
        Unregistered placement -> -
        YMCA -> H5
        Psychiatric unit -> R2
        Independent children's home -> K2
        Foster placement, non relative, LT -> U4
        Other FC - not LTF/FFA -> U6
        Adopters FFA -> U5
        Temporary absences of the chi -> T2
        H5 - Residential accommodation not subje -> H5
        Temp accom whilst FC on hols -> T3
        Homes and hostels not subject -> H5
        Maternity ward -> -
        Hotel -> -
    """,
    "placement_provider": """
        PR 1 -> PR1
        PRO -> PR0
        Local Authority -> PR1
        Private/Voluntary -> -
        Regional adoption agency -> -
        Integrated care board -> PR3
    """,
    "legal_status": """
        S.31 -> C2
        Section20 -> V2
        PO -> E1
        ICO/PO -> E1
        Section 20/ICO -> -
        RYDA -> J1
        Int Care Order -> C1
        I.C.O. -> C1
        Care order discharged -> -
        Accommodated under an agreed series of short -> -
        Youth Rehab Order -> J3
        Section 31 application -> -
        Short term placements (agreements recorded) -> V4
    """,
    "care_end_reason": """
        Adopted (opposed) -> E12
        Adopted - unopposed -> E11
        SGO to former FC not rel/friend -> E46
        SGO former foster carers (rel/friend) -> E45
        Reunification -> [d) Returned home to live with parents or relatives]
        Left care to live with relatives -> E13
        National Transfer Scheme -> E3
        Returned to country of origin -> E16
        Change of placement -> X1
        Turned 18 -> -
        Supported housing -> E5
        E13 - Left care to live with parents, re -> E13
    """,
    "initial_category": """
        Not recommended -> MUL
        CSE -> SAB
        Neglect - Primary, Emotional - Secondary -> MUL
        Domestic abuse -> -
        N, E -> MUL
        N -> -
    """,
    "permanence_plan": """
        Semi-independent -> supported_living
        REMAINSUP -> return_to_family
        Adoption/return home -> -
        Return to country of origin -> -
        Permanence with current carers -> fostering
    """,
    "gender": """
        Femlae -> female
        M (1) -> male
        N/K -> not_stated
        M/F -> -
    """,
    "disability": """
        AUT/LD -> yes
        Y, AUT -> yes
        N - None -> no
        Has no disability -> no
        No evidence of disability -> no
        MOBIL -> yes
        Pending diagnosis -> -
        SEN -> -
    """,
    "unaccompanied": """
        UASC: N -> no
        UASC: Y -> yes
        Not an asylum seeker -> no
        Refugee -> -
    """,
    "plan_resulted": """
        Not registered -> no
        CIN -> no
        CP plan made -> yes
        Plan -> -
    """,
    "case_status": """
        Child protection enquiry -> open_assessment
        CIN - assessment -> open_assessment
        CIN plan review -> child_in_need_plan
        UASC -> looked_after
        Care leaver -> -
    """,
    "reversal_reason": """
        Placement order not granted -> RD2
        SGO granted -> RD4
        Placement order revoked -> -
    """,
    "leaving_reason": """
        Decided not to proceed -> 1
        Not accepted -> 3
        Adopted -> -
    """,
    "placement_authority": """
        L.B. Hackney -> Hackney
        LBBD -> Barking and Dagenham
        N Lincs -> North Lincolnshire
        NE Lincolnshire -> North East Lincolnshire
        Placed in Kent -> Kent
        Doncaster Childrens Services Trust -> Doncaster
        Middlesborough -> Middlesbrough
        Pontefract -> Wakefield
        Rydale -> North Yorkshire
        Whitchurch -> -
        Cymru -> WAL
        Derry and Strabane -> NIR
        Not in the UK -> NUK
        Poland -> NUK
        Beds -> -
        Achieving for Children -> -
    """,
}


def cases() -> list[tuple[str, str, str]]:
    """Every line of the tables: the column, what was typed, and where it goes."""
    return [
        (column, *(part.strip() for part in line.split("->")))  # type: ignore[misc]
        for column, table in TABLES.items()
        for line in table.strip().splitlines()
    ]


@pytest.mark.parametrize(("column", "typed", "goes"), cases())
def test_words_of_the_field(column: str, typed: str, goes: str) -> None:
    answer = place(COLUMNS[column], typed)

    assert (answer.key or (f"[{answer.group}]" if answer.group else "-")) == goes
