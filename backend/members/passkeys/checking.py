"""What a device says, checked against what it was asked: the one module that knows WebAuthn's formats."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, parse_client_data_json
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorAssertionResponse,
    AuthenticatorAttestationResponse,
    RegistrationCredential,
)

from backend.kit.errors import Problem
from backend.members.passkeys.schemas import AddPasskey, UsePasskey

_ALGORITHMS = [
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
]
ALGORITHMS = tuple(int(each) for each in _ALGORITHMS)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_T = TypeVar("_T")


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """The one place on the web where our passkeys work: as a device says it, and as a browser does."""

    rp_id: str
    origin: str


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A new passkey that holds."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    backed_up: bool


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A passkey as it was when it was last used."""

    cooperative_id: UUID
    passkey_id: UUID
    member_id: UUID
    public_key: bytes
    sign_count: int


class Used(msgspec.Struct, frozen=True, kw_only=True):
    """What the device says of the passkey it signed with."""

    sign_count: int
    backed_up: bool


def site_of(public_url: str) -> Site:
    """The site at the installation's public address."""
    url = urlsplit(public_url)
    host = (url.hostname or "localhost").encode("idna").decode()
    port = "" if url.port in {None, _DEFAULT_PORTS.get(url.scheme)} else f":{url.port}"
    return Site(rp_id=host, origin=f"{url.scheme}://{host}{port}")


def handle_of(member_id: UUID) -> str:
    """How a device knows whose passkey it keeps."""
    return bytes_to_base64url(member_id.bytes)


def decoded(text: str) -> bytes:
    """The bytes of a base64url text; Problem 400 where it is none."""
    return _trying(lambda: base64url_to_bytes(text))


def encoded(value: bytes) -> str:
    """Bytes as they are said on the wire."""
    return bytes_to_base64url(value)


def challenge_in(client_data: str) -> str:
    """The challenge that the browser says was signed; Problem 400 where the page that asked was inside another's."""
    found = _trying(lambda: parse_client_data_json(base64url_to_bytes(client_data)))
    if found.cross_origin:
        raise Problem("passkey_refused", 400)
    return bytes_to_base64url(found.challenge)


def check_new(said: AddPasskey, challenge: str, site: Site) -> Made:
    """A passkey that this site asked for and a device made after it knew its person; Problem 400 else."""
    response = AuthenticatorAttestationResponse(
        client_data_json=decoded(said.client_data), attestation_object=decoded(said.attestation_object)
    )
    credential = RegistrationCredential(said.credential_id, decoded(said.credential_id), response)
    found = _trying(
        lambda: verify_registration_response(
            credential=credential,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.rp_id,
            expected_origin=site.origin,
            require_user_verification=True,
            supported_pub_key_algs=_ALGORITHMS,
        )
    )
    if found.credential_id != credential.raw_id:
        raise Problem("passkey_refused", 400)
    return Made(
        credential_id=found.credential_id,
        public_key=found.credential_public_key,
        sign_count=found.sign_count,
        backed_up=found.credential_backed_up,
    )


def check_use(said: UsePasskey, known: Known, challenge: str, site: Site) -> Used:
    """Signed by this very passkey, for this site and its member, after the device knew its person; Problem 400 else.

    One whose count did not go on is a copy of it, or an answer that was heard before.
    """
    response = AuthenticatorAssertionResponse(
        client_data_json=decoded(said.client_data),
        authenticator_data=decoded(said.authenticator_data),
        signature=decoded(said.signature),
    )
    credential = AuthenticationCredential(said.credential_id, decoded(said.credential_id), response)
    if said.user_handle != handle_of(known.member_id):
        raise Problem("passkey_refused", 400)
    found = _trying(
        lambda: verify_authentication_response(
            credential=credential,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.rp_id,
            expected_origin=site.origin,
            credential_public_key=known.public_key,
            credential_current_sign_count=known.sign_count,
            require_user_verification=True,
        )
    )
    return Used(sign_count=found.new_sign_count, backed_up=found.credential_backed_up)


def _trying(check: Callable[[], _T]) -> _T:
    try:
        return check()
    except Exception as error:  # whatever a stranger's bytes do to the parsers, they are no passkey of ours
        raise Problem("passkey_refused", 400) from error
