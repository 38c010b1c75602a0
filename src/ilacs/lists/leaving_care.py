"""How much care entitles a young person to leaving-care services.

Source: Children Act 1989, schedule 2 paragraph 19B; the Care Leavers (England) Regulations 2010,
regulation 3.
"""

THIRTEEN_WEEKS = 13 * 7
"""Days in care since the 14th birthday, some of them at 16 or over, that make a child eligible."""
