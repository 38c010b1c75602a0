"""A provider of single sign-on on this machine, which signs tokens as real ones do.

A test says who signs in there and what goes wrong. It checks what a provider checks: the client's
secret, PKCE, that a code is used once and for the address it was made for.
"""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, unquote_plus, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

CLIENT, SECRET = "ilacs at Brent", "a secret: with+signs/100%"
CANARY = "CANARY that the provider said"


@cache
def key(kid, number=0):
    """A key by its name; `number` parts keys of the same name."""
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig", "alg": "RS256"})


def signed(claims, by):
    return jwt.encode({"alg": "RS256", "kid": by.kid}, claims, by)


def unsigned(claims, by):
    head, body = (
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
        for part in ({"alg": "none"}, claims)
    )
    return f"{head}.{body}."


def signed_with_the_secret(claims, by):
    return jwt.encode({"alg": "HS256", "kid": by.kid}, claims, OctKey.import_key(SECRET))


def signed_with_the_public_key(claims, by):
    """As by whoever knows only what the provider publishes."""
    return _by_hand({"alg": "HS256", "kid": by.kid}, claims, by.as_pem(private=False))


def _by_hand(header, claims, secret):
    parts = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")
        for part in (header, claims)
    ]
    mark = hmac.new(secret, b".".join(parts), "sha256").digest()
    return b".".join([*parts, base64.urlsafe_b64encode(mark).rstrip(b"=")]).decode()


class StandInProvider:
    """One provider. `who` is what it says of whoever signs in next."""

    def __init__(self):
        self.published = [key("one")]
        self.signing = key("one")
        self.who = {}
        self.sign: Callable = signed
        self.spoil: Callable = dict
        self.said_of_itself = {}
        self.person = None
        self.down = self.token_down = False
        self.asked = []
        self._codes = {}
        self._server = _Server(self)
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def answering(self):
        thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    def sends_back(self, location):
        """Sign somebody in, who was sent to `location`; the address that they are sent back to."""
        asked = dict(parse_qsl(urlsplit(location).query, strict_parsing=True))
        assert location.startswith(f"{self.issuer}/authorize?")
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert asked["client_id"] == CLIENT
        assert set(asked["scope"].split()) == {"openid", "email"}
        code = secrets.token_urlsafe(8)
        self._codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def discovery(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        } | self.said_of_itself

    def keys(self):
        return KeySet(self.published).as_dict(private=False)

    def tokens(self, form, known_by):
        """The status and the answer for a code."""
        if known_by != (CLIENT, SECRET):
            return 401, {"error": "invalid_client", "error_description": CANARY}
        asked = self._codes.pop(form.get("code", ""), None)
        verifier = form.get("code_verifier", "").encode()
        proof = base64.urlsafe_b64encode(hashlib.sha256(verifier).digest()).rstrip(b"=").decode()
        if (
            asked is None
            or asked["code_challenge"] != proof
            or asked["redirect_uri"] != form.get("redirect_uri")
            or form.get("grant_type") != "authorization_code"
        ):
            return 400, {"error": "invalid_grant", "error_description": CANARY}
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "subject-1",
            "nonce": asked["nonce"],
            "iat": now,
            "exp": now + 300,
            "name": CANARY,
        } | self.who
        token = self.sign(self.spoil(claims), self.signing)
        return 200, {"access_token": "opens", "token_type": "Bearer", "id_token": token}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, provider):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.provider = provider


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        it, path = self.server.provider, urlsplit(self.path).path
        it.asked.append(path)
        if it.down:
            self._answer(503, {"error": CANARY})
        elif path == "/authorize":
            self.send_response(302)
            self.send_header("Location", it.sends_back(it.issuer + self.path))
            self.end_headers()
        elif path == "/userinfo" and self.headers["Authorization"] == "Bearer opens":
            self._answer(200, it.person)
        else:
            said = {"/.well-known/openid-configuration": it.discovery, "/keys": it.keys}
            self._answer(200, said[path]())

    def do_POST(self):
        it = self.server.provider
        it.asked.append(self.path)
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(sent).items()}
        if it.token_down:
            self._answer(502, None)
            return
        self._answer(*it.tokens(form, self._known_by(form)))

    def _known_by(self, form):
        basic = self.headers.get("Authorization", "")
        if not basic:
            return form.get("client_id"), form.get("client_secret")
        name, _, secret = base64.b64decode(basic.removeprefix("Basic ")).decode().partition(":")
        return unquote_plus(name), unquote_plus(secret)

    def _answer(self, status, said):
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass
