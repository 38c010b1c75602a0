"""What the application is told by its environment: where things are, and how strict it is."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path

SECRET_FILE = "secret-key"


class BadConfiguration(Exception):
    """The environment says something that cannot be used. Says which variable, never its value."""


@dataclass(frozen=True)
class Configuration:
    """One installation.

    `folder` holds what is kept: the SQLite file (unless `database` names a server) and encrypted
    snapshots. `hosts` are the names that it answers to. `secure` is off only on a machine of one's
    own: cookies then travel over plain HTTP. `single_sign_on` is a provider's address, its
    client's number and secret, or None.
    """

    folder: Path
    secret_key: str
    database: Mapping[str, object]
    hosts: tuple[str, ...]
    secure: bool
    idle_minutes: int
    second_factor: bool
    single_sign_on: tuple[str, str, str] | None


def configuration(environment: Mapping[str, str]) -> Configuration:
    """Read the variables ILACS_*. Raises BadConfiguration.

    Nothing is read from files but the secret key, which is made on the first start where
    ILACS_SECRET_KEY does not give one.
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
        secret_key=environment.get("ILACS_SECRET_KEY") or _kept_key(folder),
        database=_database(environment.get("ILACS_DATABASE", ""), folder),
        hosts=hosts,
        secure=secure,
        idle_minutes=_whole(environment, "ILACS_IDLE_MINUTES", default=30, most=24 * 60),
        second_factor=_yes(environment, "ILACS_SECOND_FACTOR", default=True),
        single_sign_on=_single_sign_on(environment),
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


def _kept_key(folder: Path) -> str:
    """The key of this installation: sessions and links are signed with it."""
    file = folder / SECRET_FILE
    try:
        return file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        pass
    except (OSError, UnicodeDecodeError):
        raise BadConfiguration(f"The file {SECRET_FILE} in ILACS_DATA cannot be read.") from None
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = secrets.token_urlsafe(50)
        file.touch(mode=0o600, exist_ok=False)
        file.write_text(key, encoding="ascii")
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    except OSError:
        raise BadConfiguration(
            "Nothing can be written in the folder ILACS_DATA. Give one, or ILACS_SECRET_KEY."
        ) from None
    return key


def _database(address: str, folder: Path) -> Mapping[str, object]:
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "ilacs.sqlite3",
            "OPTIONS": {
                # One writer at a time from its first statement: none fails halfway for a lock.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
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


def _single_sign_on(environment: Mapping[str, str]) -> tuple[str, str, str] | None:
    names = ("ILACS_OIDC_ISSUER", "ILACS_OIDC_CLIENT", "ILACS_OIDC_SECRET")
    issuer, client, secret = (environment.get(name, "").strip() for name in names)
    if not (issuer or client or secret):
        return None
    if not (issuer and client and secret):
        raise BadConfiguration(f"Single sign-on needs all of {', '.join(names)}.")
    return issuer.rstrip("/"), client, secret
