"""The clocks of practice, as one table.

`LAW` only where the text of the law, or a page that quotes it, was read; what is believed to be
law and was not read is an `ASSUMPTION`. Guidance was mostly read in authorities' published
procedures. Every row bears the day that it was checked, and the first day of its source where
that was read.
"""

from ilacs.framework.clock_table.care import CARE
from ilacs.framework.clock_table.growing_up import HEALTH_AND_EDUCATION, LEAVING_CARE
from ilacs.framework.clock_table.other_duties import (
    COURT_AND_ADOPTION,
    MISSING_AND_ALLEGATIONS,
    PRIVATE_FOSTERING,
    SUPERVISION,
)
from ilacs.framework.clock_table.protection import FRONT_DOOR, PROTECTION
from ilacs.framework.clocks import Clock

CLOCKS: tuple[Clock, ...] = (
    *FRONT_DOOR,
    *PROTECTION,
    *CARE,
    *HEALTH_AND_EDUCATION,
    *LEAVING_CARE,
    *MISSING_AND_ALLEGATIONS,
    *PRIVATE_FOSTERING,
    *COURT_AND_ADOPTION,
    *SUPERVISION,
)
