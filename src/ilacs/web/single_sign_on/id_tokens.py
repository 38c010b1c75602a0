"""ID tokens: signed by the provider, for us, for this sign-in and now, or not believed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from ilacs.web.configuration import Demanded
from ilacs.web.single_sign_on.models import MOST_SUBJECT
from ilacs.web.single_sign_on.why import NotLetIn, Why

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signed with a key that the provider alone has: never "none", never a secret that we share."""
LEEWAY = 60
"""Seconds that two clocks may differ."""
_REGISTRY = JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)


class UnknownKey(Exception):
    """No key at hand verifies the token: the provider may have new ones."""


@dataclass(frozen=True)
class Expected:
    """What a token must say: who signed it, for whom, and in answer to what."""

    issuer: str
    client: str
    nonce: str


def verified(token: str, keys: KeySet, expected: Expected) -> Mapping[str, Any]:
    """The claims of a token (OpenID Connect Core, section 3.1.3.7).

    Raises UnknownKey, NotLetIn.
    """
    try:
        claims = jwt.decode(token, keys, registry=_REGISTRY).claims
    except (JoseError, ValueError, TypeError):
        # Whatever it was: a provider may also put another key in place of one, by the same name.
        raise UnknownKey from None
    try:
        jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": expected.issuer},
            aud={"essential": True, "value": expected.client},
            nonce={"essential": True, "value": expected.nonce},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        ).validate(dict(claims))
    except JoseError:
        raise NotLetIn(Why.DISTRUSTED) from None
    if not _for_us_alone(claims, expected.client) or len(claims["sub"]) > MOST_SUBJECT:
        raise NotLetIn(Why.DISTRUSTED)
    return claims


def _for_us_alone(claims: Mapping[str, Any], client: str) -> bool:
    """Whether a token that others may read too says that it was made for us."""
    audience, party = claims["aud"], claims.get("azp")
    others = isinstance(audience, list) and audience != [client]
    return party == client if others or party is not None else True


def vouched_email(claims: Mapping[str, Any]) -> str | None:
    """The email address that the provider says is theirs; None where it does not say so.

    `xms_edov` is Microsoft Entra ID's word for it.
    """
    # Some providers write the word true, or 1.
    vouched = any(
        str(claims.get(name)).lower() in ("true", "1") for name in ("email_verified", "xms_edov")
    )
    email = claims.get("email")
    return email if vouched and isinstance(email, str) and email else None


def says(claims: Mapping[str, Any], demanded: Demanded) -> bool:
    """Whether a token says what is demanded of how they signed in."""
    said = claims.get(demanded.claim)
    return demanded.value in said if isinstance(said, list) else said == demanded.value
