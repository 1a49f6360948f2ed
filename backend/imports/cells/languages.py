"""Languages people speak: by name in English, or by their two-letter code."""

import re
from difflib import get_close_matches

from backend.imports.cells.kind import CellError, Kind, shown
from backend.imports.dialect import Dialect

NAMES = {
    "akan": "ak", "albanian": "sq", "amharic": "am", "arabic": "ar", "armenian": "hy", "bengali": "bn",
    "british sign language": "bfi", "bulgarian": "bg", "cantonese": "yue", "catalan": "ca", "croatian": "hr",
    "czech": "cs", "dari": "prs", "dutch": "nl", "english": "en", "estonian": "et", "farsi": "fa", "filipino": "fil",
    "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "gujarati": "gu", "hausa": "ha", "hebrew": "he",
    "hindi": "hi", "hungarian": "hu", "igbo": "ig", "irish": "ga", "italian": "it", "japanese": "ja", "kannada": "kn",
    "korean": "ko", "kurdish": "ku", "kutchi": "kfr", "latvian": "lv", "lithuanian": "lt", "malay": "ms",
    "malayalam": "ml", "maltese": "mt", "mandarin": "zh", "marathi": "mr", "nepali": "ne", "norwegian": "no",
    "pashto": "ps", "persian": "fa", "polish": "pl", "portuguese": "pt", "punjabi": "pa", "romanian": "ro",
    "russian": "ru", "serbian": "sr", "shona": "sn", "sinhala": "si", "slovak": "sk", "slovenian": "sl",
    "somali": "so", "spanish": "es", "swahili": "sw", "swedish": "sv", "sylheti": "syl", "tagalog": "tl",
    "tamil": "ta", "telugu": "te", "thai": "th", "tigrinya": "ti", "turkish": "tr", "twi": "tw", "ukrainian": "uk",
    "urdu": "ur", "vietnamese": "vi", "welsh": "cy", "xhosa": "xh", "yiddish": "yi", "yoruba": "yo", "zulu": "zu",
}  # fmt: skip
CODES = frozenset(NAMES.values())
_BETWEEN = re.compile(r"[,;|/\n]+")


def language(text: str) -> str:
    """The language's code; raises CellError for a language this list does not know."""
    word = " ".join(text.casefold().split())
    if word in CODES:
        return word
    if word in NAMES:
        return NAMES[word]
    near = get_close_matches(word, NAMES, n=1)
    if near:
        raise CellError("language_unknown_near", value=shown(text), meant=near[0].title())
    raise CellError("language_unknown", value=shown(text))


def _read_some(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(language(part) for part in _BETWEEN.split(text) if part.strip()))


def _write_some(value: tuple[str, ...], dialect: Dialect) -> str:
    return ("; " if dialect.delimiter == "," else ", ").join(value)


_HINT = "by name in English (Gujarati) or by code (gu)"
LANGUAGE = Kind(accepts=f"a language {_HINT}", read=language, write=lambda value, _dialect: str(value))
LANGUAGES = Kind(accepts=f"languages with commas between, each {_HINT}", read=_read_some, write=_write_some)
