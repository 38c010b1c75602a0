"""What the application is told by its environment: where things are, and how strict it is."""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path

from ilacs.lists.protected.keys import Key, KeyFault, Purpose, key_of, new_key

SECRET_FILE = "secret-key"
LISTS_KEY_FILE = "lists-key"
SHORTEST_TOKEN = 20


class BadConfiguration(Exception):
    """The environment says something that cannot be used. Says which variable, never its value."""


@dataclass(frozen=True)
class Configuration:
    """One installation.

    `folder` holds what is kept: the SQLite file (unless `database` names a server) and encrypted
    snapshots. `hosts` are the names that it answers to. `secure` is off only on a machine of one's
    own: cookies then travel over plain HTTP. `single_sign_on` is a provider's address, its
    client's number and secret, or None. `lists_key` encrypts everything of children.
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
    second_factor: bool
    single_sign_on: tuple[str, str, str] | None
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
    return Configuration(
        folder=folder,
        secret_key=environment.get("ILACS_SECRET_KEY")
        or _kept(folder, SECRET_FILE, "ILACS_SECRET_KEY", lambda: secrets.token_urlsafe(50)),
        lists_key=_lists_key(environment, folder),
        database=_database(environment.get("ILACS_DATABASE", ""), folder),
        hosts=hosts,
        secure=secure,
        idle_minutes=_whole(environment, "ILACS_IDLE_MINUTES", default=30, most=24 * 60),
        second_factor=_yes(environment, "ILACS_SECOND_FACTOR", default=True),
        single_sign_on=_single_sign_on(environment),
        log_requests=_yes(environment, "ILACS_LOG_REQUESTS", default=False),
        metrics_token=_metrics_token(environment),
    )


def _yes(environment: Mapping[str, str], name: str, *, default: bool) -> bool:
    said = environment.get(name, "").strip().lower()
    if said in {"", "yes", "no"}:
        return default if not said else said == "yes"
    raise BadConfiguration(f"{name} must be yes or no.")


def _whole(environment: Mapping[str, str], name: str, *, default: int, most: int) -> int:
    said = environment.get(name, "").strip() or str(default)
    if said.isascii() and said.isdigit() and 1 <= int(said) <= most:
        return int(said)
    raise BadConfiguration(f"{name} must be a whole number from 1 to {most}.")


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


def _single_sign_on(environment: Mapping[str, str]) -> tuple[str, str, str] | None:
    names = ("ILACS_OIDC_ISSUER", "ILACS_OIDC_CLIENT", "ILACS_OIDC_SECRET")
    issuer, client, secret = (environment.get(name, "").strip() for name in names)
    if not (issuer or client or secret):
        return None
    if not (issuer and client and secret):
        raise BadConfiguration(f"Single sign-on needs all of {', '.join(names)}.")
    return issuer.rstrip("/"), client, secret
