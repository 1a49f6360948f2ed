"""Whether a package is there, without bringing it in."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec


def without(*modules: str) -> str | None:
    """The words for what is not installed; nothing where all is."""
    lacking = [m for m in modules if find_spec(m) is None]
    return f"{', '.join(lacking)} not installed (the extra `rivals`)" if lacking else None


def versions(*packages: str) -> dict[str, str | None]:
    """The version of each package, nothing where it is not installed."""
    return {name: _version(name) for name in packages}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
