"""Secrets that are handed out once, and the hash under which they are kept."""

import hashlib
import secrets

_SECRET_BYTES = 32


def new_secret() -> str:
    """256 bits nobody can guess, in letters that fit a URL."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def sha256(secret: str) -> bytes:
    """What is stored in place of a secret; no salt is needed for 256 random bits."""
    return hashlib.sha256(secret.encode()).digest()
