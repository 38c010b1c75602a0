"""What the application is told by its environment: where things are, and how strict it is."""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path

from ilacs.lists.protected.keys import Key, KeyFault, Purpose, key_of, new_key

SECRET_FILE = "secret-key"
LISTS_KEY_FILE = "lists-key"
SHORTEST_TOKEN = 20


class BadConfiguration(Exception):
    """The environment says something that cannot be used. Says which variable, never its value."""


class ProvidersFactor(Enum):
    """What a second factor is for people who come by single sign-on, beside a claim demanded."""

    TRUSTED = "provider"
    OUR_OWN = "ilacs"


@dataclass(frozen=True)
class Demanded:
    """What an ID token must say of how somebody signed in there: a claim, and a value of it."""

    claim: str
    value: str


@dataclass(frozen=True)
class SingleSignOn:
    """The council's provider (OpenID Connect).

    `issuer` is its name as its discovery document has it; `client` and `secret` are what it knows
    the application by. `second_factor` is what its tokens must say, or who sees to it.
    """

    issuer: str
    client: str
    secret: str = field(repr=False)
    second_factor: Demanded | ProvidersFactor


@dataclass(frozen=True)
class Configuration:
    """One installation.

    `folder` holds what is kept: the SQLite file (unless `database` names a server) and encrypted
    snapshots. `hosts` are the names that it answers to. `secure` is off only on a machine of one's
    own: cookies then travel over plain HTTP. `proxies` is how many servers stand before it that
    say in X-Forwarded-For for whom they ask. `single_sign_on` is None where there is none, and
    `passwords` is off where nobody may come another way. `lists_key` encrypts everything of
    children.
    `log_requests` asks for a line in the log for each request, not only for what went wrong.
    `metrics_token` opens the page of metrics; where it is empty there is none.
    """

    folder: Path
    secret_key: str = field(repr=False)
    lists_key: Key = field(repr=False)
    database: Mapping[str, object]
    hosts: tuple[str, ...]
    secure: bool
    idle_minutes: int
    session_hours: int
    proxies: int
    second_factor: bool
    single_sign_on: SingleSignOn | None
    passwords: bool
    log_requests: bool
    metrics_token: str = field(repr=False)


def configuration(environment: Mapping[str, str]) -> Configuration:
    """Read the variables ILACS_*. Raises BadConfiguration.

    Nothing is read from files but two keys, which are made on the first start where
    ILACS_SECRET_KEY and ILACS_KEY do not give them. A key that lies beside what it encrypts
    protects copies of that, and nothing against who can read the folder.
    """
    folder = Path(environment.get("ILACS_DATA") or user_data_path("ilacs") / "web")
    secure = _yes(environment, "ILACS_SECURE", default=True)
    hosts = tuple(environment.get("ILACS_HOSTS", "localhost,127.0.0.1").replace(" ", "").split(","))
    if not all(hosts) or "*" in hosts:
        raise BadConfiguration(
            "ILACS_HOSTS must list the names that the application answers to, with commas."
        )
    second_factor = _yes(environment, "ILACS_SECOND_FACTOR", default=True)
    single_sign_on = _single_sign_on(environment, secure=secure, second_factor=second_factor)
    return Configuration(
        folder=folder,
        secret_key=environment.get("ILACS_SECRET_KEY")
        or _kept(folder, SECRET_FILE, "ILACS_SECRET_KEY", lambda: secrets.token_urlsafe(50)),
        lists_key=_lists_key(environment, folder),
        database=_database(environment.get("ILACS_DATABASE", ""), folder),
        hosts=hosts,
        secure=secure,
        idle_minutes=_whole(environment, "ILACS_IDLE_MINUTES", default=30, most=24 * 60),
        session_hours=_whole(environment, "ILACS_SESSION_HOURS", default=12, most=7 * 24),
        proxies=_whole(environment, "ILACS_PROXIES", default=int(secure), least=0, most=9),
        second_factor=second_factor,
        single_sign_on=single_sign_on,
        passwords=_passwords(environment, single_sign_on),
        log_requests=_yes(environment, "ILACS_LOG_REQUESTS", default=False),
        metrics_token=_metrics_token(environment),
    )


def _yes(environment: Mapping[str, str], name: str, *, default: bool) -> bool:
    said = environment.get(name, "").strip().lower()
    if said in {"", "yes", "no"}:
        return default if not said else said == "yes"
    raise BadConfiguration(f"{name} must be yes or no.")


def _whole(
    environment: Mapping[str, str], name: str, *, default: int, most: int, least: int = 1
) -> int:
    said = environment.get(name, "").strip() or str(default)
    if said.isascii() and said.isdigit() and least <= int(said) <= most:
        return int(said)
    raise BadConfiguration(f"{name} must be a whole number from {least} to {most}.")


def _lists_key(environment: Mapping[str, str], folder: Path) -> Key:
    name = Purpose.KEEPING.value
    given = environment.get(name, "").strip()
    where = f"the variable {name}" if given else f"the file {LISTS_KEY_FILE} in ILACS_DATA"
    text = given or _kept(folder, LISTS_KEY_FILE, name, lambda: new_key().text())
    try:
        return key_of(text, where)
    except KeyFault as fault:
        raise BadConfiguration(str(fault)) from None


def _kept(folder: Path, name: str, variable: str, make: Callable[[], str]) -> str:
    """A key of this installation, from its file; made there the first time."""
    file = folder / name
    try:
        return file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        pass
    except (OSError, UnicodeDecodeError):
        raise BadConfiguration(f"The file {name} in ILACS_DATA cannot be read.") from None
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(make())
        return file.read_text(encoding="ascii").strip()
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    except OSError:
        raise BadConfiguration(
            f"Nothing can be written in the folder ILACS_DATA. Give one, or {variable}."
        ) from None


def _database(address: str, folder: Path) -> Mapping[str, object]:
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "ilacs.sqlite3",
            "OPTIONS": {
                # One writer at a time from its first statement: none fails halfway for a lock.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                # What is erased is not left in free pages of the file.
                "PRAGMA secure_delete=ON;",
            },
        }
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise BadConfiguration(
            "ILACS_DATABASE must be like postgresql://user:password@host:5432/name, or empty for "
            "SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _metrics_token(environment: Mapping[str, str]) -> str:
    token = environment.get("ILACS_METRICS_TOKEN", "").strip()
    if token and len(token) < SHORTEST_TOKEN:
        raise BadConfiguration(
            f"ILACS_METRICS_TOKEN must have at least {SHORTEST_TOKEN} characters, or be empty: "
            "then there are no metrics."
        )
    return token


def _single_sign_on(
    environment: Mapping[str, str], *, secure: bool, second_factor: bool
) -> SingleSignOn | None:
    names = ("ILACS_OIDC_ISSUER", "ILACS_OIDC_CLIENT", "ILACS_OIDC_SECRET")
    issuer, client, secret = (environment.get(name, "").strip() for name in names)
    if not (issuer or client or secret):
        return None
    if not (issuer and client and secret):
        raise BadConfiguration(f"Single sign-on needs all of {', '.join(names)}.")
    try:
        scheme = urlsplit(issuer).scheme
    except ValueError:
        scheme = ""
    if scheme not in ({"https"} if secure else {"https", "http"}):
        raise BadConfiguration("ILACS_OIDC_ISSUER must be an address that begins with https://.")
    return SingleSignOn(
        issuer.rstrip("/"), client, secret, _providers_factor(environment, second_factor)
    )


def _providers_factor(
    environment: Mapping[str, str], second_factor: bool
) -> Demanded | ProvidersFactor:
    name = "ILACS_OIDC_SECOND_FACTOR"
    said = environment.get(name, "").strip()
    if not said:
        # RFC 8176 has this word for more than one factor.
        return Demanded("amr", "mfa") if second_factor else ProvidersFactor.TRUSTED
    claim, _, value = (part.strip() for part in said.partition("="))
    if claim and value:
        return Demanded(claim, value)
    try:
        return ProvidersFactor(said.lower())
    except ValueError:
        raise BadConfiguration(
            f"{name} must be a claim and its value like amr=mfa, or the word provider or ilacs."
        ) from None


def _passwords(environment: Mapping[str, str], single_sign_on: SingleSignOn | None) -> bool:
    passwords = _yes(environment, "ILACS_PASSWORDS", default=True)
    if not passwords and single_sign_on is None:
        raise BadConfiguration(
            "ILACS_PASSWORDS is no, and nobody could sign in: single sign-on is not set up. Set "
            "ILACS_OIDC_ISSUER, ILACS_OIDC_CLIENT and ILACS_OIDC_SECRET, or allow passwords."
        )
    return passwords
