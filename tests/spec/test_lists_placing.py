"""What people type, and the code that it stands for. `[...]` is a group without a single code;
`-` means that it is not placed, and the reader is asked."""

import pytest

from ilacs.lists.declared import ALL, Column, Kind
from ilacs.lists.placing import How, Placed, place

COLUMNS = {column.name: column for spec in ALL for column in spec.columns}


def placed(column: str, typed: str) -> str:
    answer = place(COLUMNS[column], typed)
    return answer.key or (f"[{answer.group}]" if answer.group else "-")


def cases(table: str) -> list[tuple[str, str]]:
    """The lines of a table: what was typed, `->`, and where it goes."""
    pairs = [line.split("->") for line in table.strip().splitlines()]
    return [(typed.strip(), goes.strip()) for typed, goes in pairs]


@pytest.mark.parametrize(
    ("typed", "goes"),
    cases(
        """
        a) WBRI -> WBRI
        wbri -> WBRI
        WBRI - White British -> WBRI
        A1 - White British -> WBRI
        (A.A9) White - British -> WBRI
        White British [WBRI] -> WBRI
        White - Irish -> WIRI
        Irish Traveller -> WIRT
        Gypsy / Roma -> WROM
        Polish -> WOTH
        White -> [a) White]
        White (not yet obtained) -> [a) White]
        Mixed - White and Black Caribbean -> MWBC
        White & Black African -> MWBA
        White/Asian -> MWAS
        Mixed race -> [b) Mixed]
        Mixed white -> WOTH
        Asian or Asian British - Indian -> AIND
        Asian or Asian British -> [d) Asian]
        Sri Lankan -> AOTH
        Black / African / Caribbean / Black British: African -> BAFR
        Black / African / Caribbean / Black British -> [e) Black]
        Jamaican -> BCRB
        Somali -> BAFR
        Chinese -> CHNE
        Chinese or other ethnic group -> -
        Arab -> OOTH
        t) NOBT -> NOBT
        Information not yet obtained -> NOBT
        Not stated -> [i) Unknown]
        Not stated - refused -> REFU
        u) UNKNOWN -> UNKNOWN
        WNIG -> -
        British -> -
        South African -> -
        Black South African -> BAFR
        Jewish -> -
        """
    ),
)
def test_ethnicity(typed: str, goes: str) -> None:
    assert placed("ethnicity", typed) == goes


@pytest.mark.parametrize(
    ("typed", "goes"),
    cases(
        """
        a) 1A: Individual -> 1A
        1A -> 1A
        Individual - family member -> 1A
        Grandmother -> 1A
        Individual -> [a) Individual]
        Neighbour -> 1B
        Friend of the family -> [a) Individual]
        Self -> 1C
        Member of the public -> 1D
        Primary School -> 2A
        School nurse -> 3C
        Educational psychologist -> 2B
        Education - College -> -
        3A - GP -> 3A
        Health services -> [d) Health services]
        Midwife -> [d) Health services]
        Ambulance Service -> [d) Health services]
        Health visitor / school nurse -> [d) Health services]
        Hospital - A&E -> 3E
        Hospital (apart from A&E) -> [d) Health services]
        Other social services department -> [f) LA services]
        Family nurse partnership -> 3D
        Housing association -> 4
        Local authority (department other than social care, excluding housing) -> 5B
        Social worker -> 5A
        Youth Offending Team -> 5B
        Another local authority's social care -> 5C
        LA services -> [f) LA services]
        p1) 5D: LA services -> 5D
        Police -> 6
        6 - Police -> 6
        7 - Police -> -
        3F - Other -> 3F
        5B - Housing -> -
        Children's Guardian -> 7
        Police / ambulance -> -
        CAFCASS -> 7
        Councillor -> -
        NSPCC -> 8
        Anonymous -> 9
        10 -> 10
        Not known -> 10
        1) Police -> 6
        XQZ -> -
        """
    ),
)
def test_source(typed: str, goes: str) -> None:
    assert placed("contact_source", typed) == goes
    assert placed("referral_source", typed) == goes


@pytest.mark.parametrize(
    ("column", "typed", "goes"),
    [
        (column, *case)
        for column, table in {
            "gender": """
                a) Male -> male
                F -> female
                c) Neither -> neither
                d) Not stated/recorded -> not_stated
                c) Not stated/recorded (or unborn) -> not_stated
                Unborn -> not_stated
                Non-binary -> neither
                Transgender female -> -
                Indeterminate -> -
            """,
            "primary_need": """
                N1a - Physical abuse -> N1
                N1.07 -> N1
                Neglect -> N1
                Domestic abuse -> N1
                Family dysfunction: domestic abuse -> N5
                3b Parents with a chronic illness -> N3
                Parental alcohol misuse -> N3
                Learning disability -> N2
                Cases other than Children in Need: court report -> N9
                N1 & N4 -> -
                Young carer -> -
                Not stated -> N0
            """,
            "category_of_need": """
                N3 - Parental disability or illness -> N3
                N9 - Cases other than children in need -> N9
                N9XY: Private fostering -> N9
                O_CIN Other Child in Need -> N9
                CIN - N9 Cases other than Children in Need -> N9
                N0 NEED CODE 'NOT STATED' -> N0
                Not stated -> N0
            """,
            "closure_reason": """
                RC1 - Adopted -> RC1
                RC7a -> RC7
                RC9 - Case closed after assessment, referred to early help -> RC9
                Closed after assessment, referred to early help -> RC9
                RC8a - closed after assessment, referred to early help -> -
                Closed after assessment, no further action -> RC8
                No further action -> -
                Moved to another local authority -> RC5
                Moved out of the area -> -
                RC0 -> -
            """,
            "case_status": """
                CLA -> looked_after
                CIN -> child_in_need_plan
                CP Plan -> child_protection_plan
                Closed -> closed
            """,
            "initial_category": """
                NEG -> NEG
                Likelihood of neglect -> NEG
                YNNN -> NEG
                NYNN -> PHY
                NNYN -> SAB
                NNNY -> EMO
                YNNY -> MUL
                NNNN -> -
                Neglect, Physical and Emotional -> MUL
                Physical/Sexual -> MUL
                Multiple categories -> MUL
            """,
            "legal_status": """
                C2: FCO -> C2
                Interim care order Sec. 38(1) -> C1
                Care Order -> C2
                E1 - Placement order granted AND C2 - Full Care Order -> E1
                Single placement acc. by LA S20(1) CA under 16 -> V2
                S.20 -> V2
                Code 'V2' is not mapped -> V2
                Special guardianship order -> -
                V4 - short breaks, agreements recorded -> V4
                Short breaks -> -
                C3 -> -
            """,
            "care_end_reason": """
                a) E11: Adopted - application unopposed -> E11
                Adopted -> [a) Adopted]
                E43 - SGO made to former foster carers -> [g) Special Guardianship Orders]
                Returned home -> [d) Returned home to live with parents or relatives]
                Returned home, unplanned -> E4B
                Independent living -> [h) Moved into independent living]
                Independent living without formal support -> E6
                Staying put with current carers -> E17
                E8 - Transferred to residential care funded by adult social services -> -
                Other -> E8
            """,
            "placement_type": """
                U4 - Foster placement, long term -> U4
                U4OUT - Foster placement, long term -> U4
                U3b -> U3
                Q2 -> [a) Foster placement]
                F5 - Other foster carer, provided by LA -> [a) Foster placement]
                Foster placement -> [a) Foster placement]
                Parent and child foster placement -> [a) Foster placement]
                H3 -> K2
                Placed for adoption, placement order, not with current foster carer -> A6
                Placed for adoption -> [b) Placed for adoption]
                Not subject to Children's Homes Regulations -> H5
                K2 - Not subject to Children's Homes Regulations -> -
                Supported lodgings -> -
                M3 -> -
            """,
            "placement_provider": """
                e) PR4 - Private provision -> PR4
                Own LA -> PR1
                Independent -> -
                Voluntary -> PR5
            """,
            "placement_location": """
                Out of borough -> out
                Inside LA boundary -> in
                Yes -> -
            """,
            "permanence_plan": """
                RETURN6M -> return_to_family
                LTFOST18 -> fostering
                SGO -> special_guardianship
                Long term fostering / SGO -> -
                Fostering for adoption -> adoption
                Not yet agreed -> -
            """,
            "eligibility": """
                Former relevant -> former_relevant
                d) Eligible child -> eligible
                Other -> -
            """,
            "in_touch": """
                01 - Yes, resident in the UK -> YES
                02 - No, resident in the UK -> NO
                08 - Young Person Refuses Contact -> REFU
                10 - Young person no longer requires services -> NREQ
                Returned to live with parents for 6 months -> RHOM
                Not recorded -> -
            """,
            "accommodation": """
                B -> B
                U2 -> U
                b) Community home -> C
                (C) Community home -> C
                B - Bed and breakfast -> -
                Own tenancy -> U
                Foster placement -> -
                Staying put -> Z
            """,
            "accommodation_suitable": """
                Accommodation is not considered suitable -> unsuitable
                Suitable -> suitable
                Not recorded -> -
            """,
            "activity": """
                F5 -> F5
                P1: Part time in higher education -> P1
                Full time not in higher education, further education -> F2
                FT apprenticeship -> F4
                Full time employment -> [c) In training or employment]
                NEET -> -
                NEET - other -> G5
            """,
            "reversal_reason": """
                RD2: Court did not make a placement order -> RD2
                Child's needs changed -> RD1
                No adopters found -> RD3
            """,
            "leaving_reason": """
                1 - Adopter withdrew from process -> 1
                On hold -> 2
            """,
        }.items()
        for case in cases(table)
    ],
)
def test_other_columns(column: str, typed: str, goes: str) -> None:
    assert placed(column, typed) == goes


@pytest.mark.parametrize(
    ("typed", "goes"),
    cases(
        """
        Brent -> Brent
        LONDON BOROUGH OF BRENT -> Brent
        Brent London Boro -> Brent
        304 -> Brent
        E09000005 -> Brent
        Hull -> Kingston Upon Hull, City of
        KINGSTON UPON HU -> Kingston Upon Hull, City of
        Herefordshire, County of -> Herefordshire
        Newcastle-under-Lyme -> Staffordshire
        West Lindsey District -> Lincolnshire
        E07000142 -> Lincolnshire
        Kettering -> North Northamptonshire
        Northamptonshire -> Northamptonshire
        Cardiff -> WAL
        CAERDYDD - CARDIFF -> WAL
        W06000015 -> WAL
        Ayrshire, East -> SCO
        S12000033 -> SCO
        Belfast -> NIR
        Confidential -> CON
        CON - Child placed in confidential placement -> CON
        France -> NUK
        Out of area -> -
        Avon -> -
        Bredn -> -
        999 -> -
        """
    ),
)
def test_authority_of_placement(typed: str, goes: str) -> None:
    assert placed("placement_authority", typed) == goes


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        ("a) WBRI", How.TEXT),
        ("WBRI - anything", How.CODE),
        ("2 - White Irish", How.SPELLING),
        ("Polish", How.RULE),
        ("White", How.GROUP),
        ("nothing of the kind", How.NONE),
    ],
)
def test_how_a_value_was_placed_is_said(typed: str, how: How) -> None:
    assert place(COLUMNS["ethnicity"], typed).how is how


def test_a_column_without_codes_places_nothing() -> None:
    column = Column(name="team", header="Team", kind=Kind.TEXT, blank=None, description="")

    assert place(column, "North") == Placed(None, None, How.NONE, "a column without codes")
