"""What the environment may say, and what is said of what it may not."""

import stat

import pytest

from ilacs.lists.protected import Key
from ilacs.web.configuration import (
    BadConfiguration,
    Demanded,
    ProvidersFactor,
    configuration,
)

PROVIDER = {
    "ILACS_OIDC_ISSUER": "https://login.example/brent/",
    "ILACS_OIDC_CLIENT": "ilacs",
    "ILACS_OIDC_SECRET": "HIDDEN",
}


def test_what_holds_without_a_word(tmp_path):
    found = configuration({"ILACS_DATA": str(tmp_path / "new")})
    assert found.secure
    assert found.second_factor
    assert found.hosts == ("localhost", "127.0.0.1")
    assert found.idle_minutes == 30
    assert found.database["NAME"] == tmp_path / "new" / "ilacs.sqlite3"
    assert found.session_hours == 12
    assert found.proxies == 1
    assert found.single_sign_on is None
    assert found.passwords
    kept = tmp_path / "new" / "secret-key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(found.secret_key) > 60
    again = configuration({"ILACS_DATA": str(tmp_path / "new")})
    assert again.secret_key == found.secret_key


def test_the_key_of_lists_is_given_or_made_once(tmp_path):
    made = configuration({"ILACS_DATA": str(tmp_path)})
    kept = tmp_path / "lists-key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(made.lists_key) == 32
    assert configuration({"ILACS_DATA": str(tmp_path)}).lists_key == made.lists_key
    given = Key(bytes(range(32)))
    told = {"ILACS_DATA": str(tmp_path / "other"), "ILACS_KEY": given.text()}
    assert configuration(told).lists_key == given
    assert not (tmp_path / "other" / "lists-key").exists()


def test_no_key_is_shown(tmp_path):
    found = configuration({"ILACS_DATA": str(tmp_path)})
    assert found.secret_key not in repr(found)
    assert found.lists_key.text() not in repr(found)


def test_postgresql(tmp_path):
    told = {"ILACS_DATA": str(tmp_path), "ILACS_DATABASE": "postgresql://a:b%40c@host:5433/ilacs"}
    database = configuration(told).database
    assert [database[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "ilacs",
        "a",
        "b@c",
        "host",
        "5433",
    ]


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("ILACS_SECURE", "maybe", "ILACS_SECURE must be yes or no"),
        ("ILACS_SECOND_FACTOR", "1", "ILACS_SECOND_FACTOR must be yes or no"),
        ("ILACS_IDLE_MINUTES", "0", "ILACS_IDLE_MINUTES must be a whole number from 1 to 1440"),
        ("ILACS_IDLE_MINUTES", "²", "ILACS_IDLE_MINUTES must be a whole number"),
        ("ILACS_SESSION_HOURS", "169", "ILACS_SESSION_HOURS must be a whole number from 1 to 168"),
        ("ILACS_PROXIES", "ten", "ILACS_PROXIES must be a whole number from 0 to 9"),
        ("ILACS_PASSWORDS", "no", "ILACS_PASSWORDS is no, and nobody could sign in"),
        ("ILACS_HOSTS", "*", "ILACS_HOSTS must list the names"),
        ("ILACS_HOSTS", "a,,b", "ILACS_HOSTS must list the names"),
        ("ILACS_DATABASE", "mysql://HIDDEN", "ILACS_DATABASE must be like"),
        ("ILACS_DATABASE", "postgresql://HIDDEN@host:port/x", "ILACS_DATABASE must be like"),
        ("ILACS_DATABASE", "postgresql://HIDDEN@host/", "ILACS_DATABASE must be like"),
        ("ILACS_KEY", "HIDDEN", "What the variable ILACS_KEY holds is not a key"),
        ("ILACS_OIDC_ISSUER", "https://HIDDEN", "Single sign-on needs all of"),
    ],
)
def test_what_cannot_be_used(tmp_path, variable, value, words):
    with pytest.raises(BadConfiguration, match=words) as refused:
        configuration({"ILACS_DATA": str(tmp_path), variable: value})
    assert "HIDDEN" not in str(refused.value)


def test_a_folder_in_which_nothing_can_be_written(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BadConfiguration, match="ILACS_DATA"):
        configuration({"ILACS_DATA": str(tmp_path / "file")})


@pytest.mark.parametrize(
    ("said", "second_factor", "means"),
    [
        ("", "yes", Demanded("amr", "mfa")),
        ("", "no", ProvidersFactor.TRUSTED),
        ("acrs = c1", "yes", Demanded("acrs", "c1")),
        ("acr=urn:two=factors", "no", Demanded("acr", "urn:two=factors")),
        ("Provider", "yes", ProvidersFactor.TRUSTED),
        ("ilacs", "yes", ProvidersFactor.OUR_OWN),
    ],
)
def test_single_sign_on_and_its_second_factor(tmp_path, said, second_factor, means):
    told = {
        "ILACS_DATA": str(tmp_path),
        "ILACS_OIDC_SECOND_FACTOR": said,
        "ILACS_SECOND_FACTOR": second_factor,
        "ILACS_PASSWORDS": "no",
    }
    found = configuration(PROVIDER | told)
    assert found.single_sign_on.issuer == "https://login.example/brent"
    assert found.single_sign_on.second_factor == means
    assert not found.passwords
    assert "HIDDEN" not in repr(found)


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("ILACS_OIDC_ISSUER", "http://login.example", "must be an address that begins with https"),
        ("ILACS_OIDC_ISSUER", "https://[HIDDEN", "must be an address that begins with https"),
        ("ILACS_OIDC_ISSUER", "login.example", "must be an address that begins with https"),
        ("ILACS_OIDC_SECOND_FACTOR", "amr=", "like amr=mfa, or the word"),
        ("ILACS_OIDC_SECOND_FACTOR", "yes", "like amr=mfa, or the word"),
    ],
)
def test_single_sign_on_that_cannot_be_used(tmp_path, variable, value, words):
    with pytest.raises(BadConfiguration, match=words):
        configuration({"ILACS_DATA": str(tmp_path)} | PROVIDER | {variable: value})
