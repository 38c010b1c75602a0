"""Asking the provider: what it says of itself, its keys, and who somebody is."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from ssl import SSLContext
from typing import Any
from urllib.parse import quote_plus, urlsplit

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from ilacs.web.configuration import SingleSignOn
from ilacs.web.single_sign_on.id_tokens import Expected, UnknownKey, verified
from ilacs.web.single_sign_on.starting import Started
from ilacs.web.single_sign_on.why import NotLetIn, Why

PATIENCE = 5.0
"""Seconds that the provider has for each step of an answer."""
KEPT_FOR = 3600.0
"""Seconds after which the provider is asked again what it says of itself."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Provider:
    """What a provider says of itself (OpenID Connect Discovery, section 3), and its keys."""

    issuer: str
    authorization: str
    token: str
    person: str
    secret_in_body: bool
    keys: KeySet
    asked_at: float


_known: dict[str, Provider] = {}


def provider_of(settings: SingleSignOn, *, secure: bool) -> Provider:
    """The provider, as asked within the last hour. Raises NotLetIn."""
    known = _known.get(settings.issuer)
    if known is None or time.monotonic() - known.asked_at > KEPT_FOR:
        known = _asked_anew(settings, secure=secure)
    return known


def who_came(
    settings: SingleSignOn, started: Started, code: str, *, secure: bool
) -> Mapping[str, Any]:
    """The claims of the person whom the provider sent with a code. Raises NotLetIn."""
    provider = provider_of(settings, secure=secure)
    tokens = _exchanged(settings, provider, started, code)
    token = tokens.get("id_token")
    if not isinstance(token, str):
        raise NotLetIn(Why.DISTRUSTED)
    expected = Expected(provider.issuer, settings.client, started.nonce)
    try:
        claims = verified(token, provider.keys, expected)
    except UnknownKey:
        # Providers change their keys when they like.
        provider = _asked_anew(settings, secure=secure)
        try:
            claims = verified(token, provider.keys, expected)
        except UnknownKey:
            raise NotLetIn(Why.DISTRUSTED) from None
    return claims if "email" in claims else {**_said_elsewhere(provider, tokens, claims), **claims}


def _asked_anew(settings: SingleSignOn, *, secure: bool) -> Provider:
    said = _json(_sent("GET", f"{settings.issuer}/.well-known/openid-configuration"))
    issuer, authorization, token, keys = (
        _text(said, name)
        for name in ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
    )
    person = _text(said, "userinfo_endpoint") if said.get("userinfo_endpoint") else ""
    if issuer.rstrip("/") != settings.issuer:
        _log.error("the provider at ILACS_OIDC_ISSUER says that it is another")
        raise NotLetIn(Why.DISTRUSTED)
    try:
        allowed = {"https"} if secure else {"https", "http"}
        used = {urlsplit(each).scheme for each in (authorization, token, keys, person) if each}
        if used - allowed:
            _log.error("the provider at ILACS_OIDC_ISSUER names addresses without https")
            raise NotLetIn(Why.DISTRUSTED)
        supported = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        found = Provider(
            issuer=issuer,
            authorization=authorization,
            token=token,
            person=person,
            secret_in_body="client_secret_basic" not in supported,
            keys=KeySet.import_key_set(_json(_sent("GET", keys))),  # type: ignore[arg-type]
            asked_at=time.monotonic(),
        )
    except (JoseError, ValueError, TypeError, KeyError):
        raise NotLetIn(Why.DISTRUSTED) from None
    _known[settings.issuer] = found
    return found


def _text(said: Mapping[str, Any], name: str) -> str:
    found = said.get(name)
    if not isinstance(found, str) or not found:
        raise NotLetIn(Why.DOWN)
    return found


def _exchanged(
    settings: SingleSignOn, provider: Provider, started: Started, code: str
) -> Mapping[str, Any]:
    """What the provider gives for a code (OAuth 2.0, sections 2.3.1 and 4.1.3; RFC 7636)."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": started.back_to,
        "code_verifier": started.verifier,
    }
    known_by = None
    if provider.secret_in_body:
        form |= {"client_id": settings.client, "client_secret": settings.secret}
    else:
        known_by = (quote_plus(settings.client), quote_plus(settings.secret))
    reply = _sent("POST", provider.token, data=form, auth=known_by)
    if reply.status_code == httpx.codes.OK:
        return _json(reply)
    if _json(reply).get("error") == "invalid_client":
        _log.error("the provider does not take ILACS_OIDC_CLIENT and ILACS_OIDC_SECRET")
    raise NotLetIn(Why.REFUSED_THERE)


def _said_elsewhere(
    provider: Provider, tokens: Mapping[str, Any], claims: Mapping[str, Any]
) -> Mapping[str, Any]:
    """What the provider says of the same person elsewhere (OpenID Connect Core, section 5.3)."""
    if not provider.person:
        return {}
    known_by = {"Authorization": f"Bearer {tokens.get('access_token')}"}
    said = _json(_sent("GET", provider.person, headers=known_by))
    if said.get("sub") != claims["sub"]:
        return {}
    return {name: said[name] for name in ("email", "email_verified") if name in said}


def _sent(method: str, address: str, **more: Any) -> httpx.Response:
    try:
        reply = httpx.request(method, address, timeout=PATIENCE, verify=_trusted(), **more)
    except (httpx.HTTPError, httpx.InvalidURL):
        raise NotLetIn(Why.DOWN) from None
    if reply.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise NotLetIn(Why.DOWN)
    return reply


@cache
def _trusted() -> SSLContext:
    """The authorities whose certificates are believed: reading them takes longer than asking."""
    return httpx.create_ssl_context()


def _json(reply: httpx.Response) -> Mapping[str, Any]:
    try:
        said = reply.json()
    except ValueError:
        raise NotLetIn(Why.DOWN) from None
    if not isinstance(said, dict):
        raise NotLetIn(Why.DOWN)
    return said
