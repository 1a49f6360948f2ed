"""The words for people: one flat JSON catalog a language, the same files that the PWA reads."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale

DEFAULT = "en"
_HOMES = (
    Path(__file__).resolve().parents[2] / "pwa" / "locales",
    Path(__file__).resolve().parents[1] / "locales",
)


@cache
def languages() -> tuple[str, ...]:
    """The languages there is a catalog for."""
    return tuple(sorted(path.stem for path in _home().glob("*.json")))


@cache
def catalog(language: str) -> Mapping[str, str]:
    """All texts of one language by key; KeyError for a language without a catalog."""
    if language not in languages():
        raise KeyError(language)
    texts: dict[str, str] = json.loads((_home() / f"{language}.json").read_text("utf-8"))
    return texts


def text(language: str, key: str, params: Mapping[str, object] | None = None) -> str:
    """The text of `key` in `language` (else English, else the key itself), with `{name}` filled from `params`.

    A key with plural forms is asked for by its stem; `params["count"]` chooses the form as the language counts.
    """
    values = params or {}
    for spoken in (best(language), DEFAULT):
        texts = catalog(spoken)
        for form in (key, f"{key}.{_plural(spoken, values.get('count'))}", f"{key}.other"):
            if form in texts:
                return _fill(texts[form], values)
    return key


def _plural(language: str, count: object) -> str:
    """The name of the form in which `language` says so many (Unicode's plural rules)."""
    return Locale.parse(language).plural_form(count) if isinstance(count, int) else "other"


def best(accepted: str | None) -> str:
    """The first language of an Accept-Language header that has a catalog; English where none has."""
    for part in (accepted or "").split(","):
        tag = part.split(";")[0].strip().lower().split("-")[0]
        if tag in languages():
            return tag
    return DEFAULT


def _fill(pattern: str, values: Mapping[str, object]) -> str:
    for name, value in values.items():
        pattern = pattern.replace("{" + name + "}", str(value))
    return pattern


def _home() -> Path:
    for home in _HOMES:
        if home.is_dir():
            return home
    raise FileNotFoundError("pwa/locales")
