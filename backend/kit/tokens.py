"""Secrets that are handed out once, the hash under which they are kept, and what only their holder reads again."""

import hashlib
import hmac
import os
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_SECRET_BYTES = 32
_NONCE_BYTES = 12


def new_secret() -> str:
    """256 bits nobody can guess, in letters that fit a URL."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def sha256(secret: str) -> bytes:
    """What is stored in place of a secret; no salt is needed for 256 random bits."""
    return hashlib.sha256(secret.encode()).digest()


def close(secret: str, what: bytes, body: bytes) -> bytes:
    """The body so that only who has the secret reads it again, as `what` it was closed as."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + _cipher(secret).encrypt(nonce, body, what)


def reopen(secret: str, what: bytes, closed: bytes) -> bytes:
    """What was closed."""
    return _cipher(secret).decrypt(closed[:_NONCE_BYTES], closed[_NONCE_BYTES:], what)


def _cipher(secret: str) -> AESGCM:
    return AESGCM(hmac.digest(secret.encode(), b"commonrota body", hashlib.sha256))
