"""Every limit: the one place that says how often."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """So many times in so many minutes, from the first. `words` say of what, in the plural."""

    id: str
    words: str
    times: int
    minutes: int


# A council's people may all come from one network address: hundreds on a Monday morning, of whom
# some mistype. Only what was wrong counts. Whoever guesses needs thousands of tries.
WRONG_PASSWORDS = Limit("wrong-passwords", "wrong passwords from one network", 100, 15)
SINGLE_SIGN_ONS = Limit("single-sign-ons", "sign-ins from one network", 600, 15)
# Beside this, every wrong code makes the next wait twice as long as the one before.
CODES = Limit("codes", "codes of a second factor", 10, 15)
NEW_PASSWORDS = Limit("new-passwords", "tries to change a password", 10, 15)
UPLOADS = Limit("uploads", "uploads", 20, 60)
REPORTS = Limit("reports", "reports added", 60, 60)
EXPORTS = Limit("exports", "exports", 30, 60)
SEARCHES = Limit("searches", "searches", 60, 5)
FIGURES = Limit("figures", "pages of figures", 300, 10)
PAGES_OF_CHILDREN = Limit("children", "pages that name children", 300, 10)

LIMITS = (
    WRONG_PASSWORDS,
    SINGLE_SIGN_ONS,
    CODES,
    NEW_PASSWORDS,
    UPLOADS,
    REPORTS,
    EXPORTS,
    SEARCHES,
    FIGURES,
    PAGES_OF_CHILDREN,
)
