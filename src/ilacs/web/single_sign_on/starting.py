"""Beginning a sign-in: what is asked of the provider, and what is kept to know the answer by."""

import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from urllib.parse import urlencode, urlsplit

from ilacs.web.configuration import Demanded, SingleSignOn


@dataclass(frozen=True)
class Started:
    """A sign-in that was begun in one browser; kept in its session until the answer comes.

    `state` ties the answer to the browser, `nonce` the token to the answer, and `verifier` the
    code to us. `back_to` is where the provider answers to, `wanted` where the person was going.
    """

    state: str
    nonce: str
    verifier: str
    back_to: str
    wanted: str

    def kept(self) -> dict[str, str]:
        """As a session keeps it."""
        return asdict(self)

    @classmethod
    def of(cls, kept: object) -> "Started | None":
        """From a session; None where there is none."""
        names = {each.name for each in fields(cls)}
        if not isinstance(kept, dict) or set(kept) != names:
            return None
        return cls(**kept)


def begun(*, back_to: str, wanted: str) -> Started:
    """A sign-in with secrets of its own."""
    return Started(
        secrets.token_urlsafe(32),
        secrets.token_urlsafe(32),
        secrets.token_urlsafe(48),
        back_to,
        wanted,
    )


def address(settings: SingleSignOn, authorization: str, started: Started) -> str:
    """Where the person is sent (OpenID Connect Core, section 3.1.2.1; RFC 7636).

    `authorization` is the provider's address for it.
    """
    asked: dict[str, str] = {
        "response_type": "code",
        "scope": "openid email",
        "client_id": settings.client,
        "redirect_uri": started.back_to,
        "state": started.state,
        "nonce": started.nonce,
        "code_challenge": challenge(started.verifier),
        "code_challenge_method": "S256",
        **_demands(settings),
    }
    joined = "&" if urlsplit(authorization).query else "?"
    return f"{authorization}{joined}{urlencode(asked)}"


def challenge(verifier: str) -> str:
    """What the provider is shown of a verifier beforehand."""
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _demands(settings: SingleSignOn) -> Mapping[str, str]:
    """What is demanded of the token, asked for: of `amr` nothing can be asked."""
    demanded = settings.second_factor
    if not isinstance(demanded, Demanded) or demanded.claim == "amr":
        return {}
    asked = {"id_token": {demanded.claim: {"essential": True, "value": demanded.value}}}
    return {"claims": json.dumps(asked)}
