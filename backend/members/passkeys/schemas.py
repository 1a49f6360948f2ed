"""Passkeys as browsers and screens say them; bytes are base64url without padding."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

Transport = Literal["usb", "nfc", "ble", "smart-card", "internal", "hybrid", "cable"]
PasskeyName = Annotated[str, msgspec.Meta(min_length=1, max_length=60, pattern=r"\S")]
_LETTERS = r"^[A-Za-z0-9_-]+$"
CredentialId = Annotated[str, msgspec.Meta(min_length=16, max_length=1400, pattern=_LETTERS)]
Short = Annotated[str, msgspec.Meta(min_length=16, max_length=4000, pattern=_LETTERS)]
Long = Annotated[str, msgspec.Meta(min_length=16, max_length=40_000, pattern=_LETTERS)]
UserHandle = Annotated[str, msgspec.Meta(max_length=100, pattern=_LETTERS)]


class Passkey(msgspec.Struct, frozen=True, kw_only=True):
    """A passkey of mine. `backed_up`: it also comes to other devices of mine, by their maker."""

    id: UUID
    name: str
    created_at: datetime
    last_used_at: datetime | None
    backed_up: bool


class KnownCredential(msgspec.Struct, frozen=True, kw_only=True):
    """A credential that is there already, so that no device makes a second."""

    id: str
    transports: tuple[str, ...]


class CreationOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a device is asked to make: for which site and whom. `algorithms` are COSE's numbers, the best first."""

    challenge: str
    rp_id: str
    rp_name: str
    user_handle: str
    user_name: str
    algorithms: tuple[int, ...]
    known: tuple[KnownCredential, ...]
    timeout_seconds: int


class RequestOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a device is asked to sign; the person chooses as whom."""

    challenge: str
    rp_id: str
    timeout_seconds: int


class AddPasskey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a device made, and what the person calls it."""

    name: PasskeyName
    credential_id: CredentialId
    client_data: Short
    attestation_object: Long
    transports: Annotated[tuple[Transport, ...], msgspec.Meta(max_length=8)] = ()


class RenamePasskey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the person calls a passkey from now on."""

    name: PasskeyName


class UsePasskey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a device signed."""

    credential_id: CredentialId
    client_data: Short
    authenticator_data: Short
    signature: Short
    user_handle: UserHandle
