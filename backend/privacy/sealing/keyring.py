"""The master keys of this process, which wrap each member's data key. They are never in the database.

One process serves one installation, so it holds one ring; who composes the program puts it there.
"""

import os
from collections.abc import Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12
_DATA_KEY_BYTES = 32


class SealError(ValueError):
    """What is sealed was not sealed with this key for this place, or was changed."""


class Keyring:
    """Wraps with the first key, unwraps with whichever it was."""

    def __init__(self, masters: Sequence[bytes]) -> None:
        self._ciphers = {_id(master): AESGCM(sha256(b"commonrota master key" + master).digest()) for master in masters}
        self.first = _id(masters[0])

    def fresh(self, place: bytes) -> tuple[bytes, bytes]:
        """A new data key, and itself wrapped for that place."""
        key = AESGCM.generate_key(_DATA_KEY_BYTES * 8)
        return key, self.wrap(key, place)

    def wrap(self, key: bytes, place: bytes) -> bytes:
        """A data key that only a holder of the first master key reads."""
        return encrypt(self._ciphers[self.first], key, place)

    def unwrap(self, master: str, wrapped: bytes, place: bytes) -> bytes:
        """The data key; SealError where this process does not hold the master key, or it is of another place."""
        if master not in self._ciphers:
            raise SealError(f"the master key {master} is not among those given")
        return decrypt(self._ciphers[master], wrapped, place)


def encrypt(cipher: AESGCM, plain: bytes, place: bytes) -> bytes:
    """AES-256-GCM under a fresh nonce, which stands before it; of use in that place alone."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, plain, place)


def decrypt(cipher: AESGCM, sealed: bytes, place: bytes) -> bytes:
    """What was encrypted; SealError for another place or key, and where a bit of it was changed."""
    try:
        return cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place)
    except (InvalidTag, ValueError) as error:
        raise SealError("not sealed with this key for this place") from error


def _id(master: bytes) -> str:
    return sha256(b"commonrota master key id" + master).hexdigest()[:16]


_held: list[Keyring] = []


def hold(masters: Sequence[bytes]) -> None:
    """From here on this process seals and reads with these master keys."""
    _held[:] = [Keyring(masters)]


def held() -> Keyring:
    """The ring of this process; LookupError where nobody gave it one."""
    if not _held:
        raise LookupError("no master key was given to this process")
    return _held[0]
