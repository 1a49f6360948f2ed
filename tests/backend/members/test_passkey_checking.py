"""What is checked of a passkey: nothing but what this site asked for and this passkey signed gets through."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.kit.errors import Problem
from backend.members.passkeys.checking import Known, Site, check_new, check_use, handle_of, site_of
from backend.members.passkeys.schemas import AddPasskey, UsePasskey
from tests.world_passkeys import ORIGIN, Device, changed

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_LETTERS = st.text(_ALPHABET, min_size=16, max_size=200)
_SITE = Site(rp_id="rota.example", origin=ORIGIN)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("http://localhost:8000", ("localhost", "http://localhost:8000")),
        ("https://rota.example/", ("rota.example", "https://rota.example")),
        ("https://ROTA.example:443", ("rota.example", "https://rota.example")),
        (
            "https://bücher.example",
            ("xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        ),
    ],
)
def test_the_site_is_the_one_at_the_public_address(url: str, site: tuple[str, str]) -> None:
    found = site_of(url)
    assert (found.rp_id, found.origin) == site


@settings(max_examples=200, deadline=None)
@given(data=st.fixed_dictionaries(dict.fromkeys(("credential_id", "client_data", "attestation_object"), _LETTERS)))
def test_whatever_is_sent_in_place_of_a_new_passkey_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(Problem):
        check_new(AddPasskey(name="x", **data), "A" * 43, _SITE)


@settings(max_examples=200, deadline=None)
@given(place=st.integers(0, 10_000), name=st.sampled_from(["client_data", "authenticator_data", "signature"]))
def test_one_changed_bit_anywhere_is_refused(place: int, name: str) -> None:
    device, options = Device(), {"challenge": "A" * 43, "user_handle": handle_of(UUID(int=7))}
    made = check_new(AddPasskey(**device.make(options)), options["challenge"], _SITE)
    said = device.use(options)
    known = Known(
        cooperative_id=UUID(int=1),
        passkey_id=UUID(int=2),
        member_id=UUID(int=7),
        public_key=made.public_key,
        sign_count=0,
    )
    assert check_use(UsePasskey(**said), known, options["challenge"], _SITE).sign_count == 1
    broken = UsePasskey(**{**said, name: changed(said[name], place)})
    with pytest.raises(Problem):
        check_use(broken, known, options["challenge"], _SITE)
