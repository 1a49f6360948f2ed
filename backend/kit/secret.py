"""The installation's one secret, from which every other key and password is derived."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "COMMONROTA_SECRET"
_BYTES = 32


class WeakSecretError(ValueError):
    """The secret given is shorter than 32 characters, so it could be guessed."""


def derive(secret: bytes, purpose: str) -> bytes:
    """32 bytes for `purpose`: one purpose's key tells nothing of another's (HKDF, RFC 5869, one block of SHA-256)."""
    extracted = hmac.digest(b"commonrota", secret, hashlib.sha256)
    return hmac.digest(extracted, purpose.encode() + b"\x01", hashlib.sha256)


def installation_secret(data: Path, environment: Mapping[str, str] = os.environ) -> bytes:
    """The secret of this installation: the environment's, else the one in `data`, made at first need."""
    given = environment.get(VARIABLE)
    if given is None:
        return _kept(data / "secret")
    if len(given) < _BYTES:
        raise WeakSecretError(f"{VARIABLE} needs at least {_BYTES} characters")
    return given.encode()


def _kept(path: Path) -> bytes:
    if not path.exists():
        _make(path)
    found = path.read_bytes()
    if len(found) < _BYTES:
        raise WeakSecretError(f"{path} is damaged: it holds {len(found)} bytes instead of {_BYTES}")
    return found


def _make(path: Path) -> None:
    """Puts a fresh secret at `path`, whole or not at all; where two programs do, the first one's stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
