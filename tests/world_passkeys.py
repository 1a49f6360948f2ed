"""A device that keeps passkeys, as software: what it signs is what a real one would, unless a test says otherwise."""

import hashlib
import json
import secrets
import struct
from typing import Any
from uuid import UUID

import cbor2
import httpx
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from backend.kit.events import record
from backend.kit.ids import new_id
from backend.members.tables import PasskeyRow
from tests.world import World

ORIGIN = "https://rota.example"
_PRESENT, _VERIFIED, _ELIGIBLE, _BACKED_UP, _ATTESTED = 1, 4, 8, 16, 64
Said = dict[str, Any]


class Device:
    """One passkey. `counts`: how far its count goes on with each use; copied passkeys do not count at all."""

    def __init__(self, *, origin: str = ORIGIN, rp_id: str = "rota.example", counts: int = 1) -> None:
        self.origin = origin
        self.rp_id = rp_id
        self.counts = counts
        self.count = 0
        self.verifies = True
        self.cross_origin = False
        self.credential_id = secrets.token_bytes(32)
        self.handle = ""
        self._key = ec.generate_private_key(ec.SECP256R1())

    def make(self, options: Said, name: str = "My phone") -> Said:
        """What it answers when it is asked to make a passkey."""
        self.handle = options["user_handle"]
        attested = bytes(16) + struct.pack(">H", len(self.credential_id)) + self.credential_id + self._public_key()
        statement = {"fmt": "none", "attStmt": {}, "authData": self._data(_ATTESTED) + attested}
        return {
            "name": name,
            "credential_id": bytes_to_base64url(self.credential_id),
            "client_data": bytes_to_base64url(self._client_data("webauthn.create", options)),
            "attestation_object": bytes_to_base64url(cbor2.dumps(statement)),
            "transports": ["internal", "hybrid"],
        }

    def use(self, options: Said) -> Said:
        """What it answers when it is asked to sign."""
        self.count += self.counts
        client_data, data = self._client_data("webauthn.get", options), self._data(0)
        signed = self._key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(hashes.SHA256()))
        return {
            "credential_id": bytes_to_base64url(self.credential_id),
            "client_data": bytes_to_base64url(client_data),
            "authenticator_data": bytes_to_base64url(data),
            "signature": bytes_to_base64url(signed),
            "user_handle": self.handle,
        }

    def _client_data(self, kind: str, options: Said) -> bytes:
        said = {"type": kind, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps({**said, "crossOrigin": self.cross_origin}).encode()

    def _data(self, flags: int) -> bytes:
        flags |= _PRESENT | (_VERIFIED if self.verifies else 0) | (0 if self.counts else _ELIGIBLE | _BACKED_UP)
        return hashlib.sha256(self.rp_id.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _public_key(self) -> bytes:
        point = self._key.public_key().public_numbers()
        key = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        return cbor2.dumps(key)


def elsewhere(device: Device) -> None:
    """It was asked by another site's page."""
    device.origin = f"{ORIGIN}.elsewhere.example"


def other_site(device: Device) -> None:
    """It is for another site."""
    device.rp_id = "elsewhere.example"


def in_a_frame(device: Device) -> None:
    """It was asked by our page inside another site's."""
    device.cross_origin = True


def knows_nobody(device: Device) -> None:
    """It did not look who holds it."""
    device.verifies = False


def changed(text: str, place: int = 20) -> str:
    """The same bytes but for one bit of one of them."""
    value = bytearray(base64url_to_bytes(text))
    value[place % len(value)] ^= 1
    return bytes_to_base64url(bytes(value))


async def a_passkey_row(world: World, member_id: UUID) -> UUID:
    """A passkey of the member of which nobody has the device."""
    passkey_id = new_id()
    async with world.writing() as session:
        session.add(
            PasskeyRow(
                cooperative_id=world.cooperative_id,
                member_id=member_id,
                id=passkey_id,
                name="My phone",
                credential_id=secrets.token_bytes(32),
                public_key=b"",
                sign_count=0,
                transports=[],
                backed_up=False,
                created_at=world.now,
            )
        )
        payload = {"id": passkey_id, "member_id": member_id}
        await record(session, world.cooperative_id, "passkey_added", payload, actor_id=member_id, now=world.now)
    return passkey_id


async def options_to_add(browser: httpx.AsyncClient) -> Said:
    """What a device is to make."""
    answer = await browser.post("/api/passkeys/challenges", json={})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def options_to_sign_in(browser: httpx.AsyncClient) -> Said:
    """What a device is to sign."""
    answer = await browser.post("/api/passkey-sign-ins/challenges", json={})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def added(world: World, member_id: UUID, device: Device) -> Said:
    """The member adds this device's passkey."""
    async with await world.sign_in(member_id) as browser:
        answer = await browser.post("/api/passkeys", json=device.make(await options_to_add(browser)))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def sign_in(browser: httpx.AsyncClient, device: Device) -> httpx.Response:
    """Asks and signs, as the app does."""
    return await browser.post("/api/passkey-sign-ins", json=device.use(await options_to_sign_in(browser)))
