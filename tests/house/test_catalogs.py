"""Every word a person can meet is in every catalog: what the server says is looked for in its own code."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale

from backend.kit import catalogs
from backend.privacy.purposes import CATEGORIES, DECLARATION, PURPOSES, RECIPIENTS
from scheduler import Policy, codes

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "pwa" / "locales"
PLACEHOLDER = re.compile(r"\{(\w+)\}")
PLURAL = re.compile(r"\.(zero|one|two|few|many|other)$")


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call by name in the backend, with the name."""
    for path in (ROOT / "backend").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                yield name, node


def texts_of(node: ast.expr | None) -> set[str]:
    """The literal strings an argument can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return texts_of(node.body) | texts_of(node.orelse)
    return set()


def argument(node: ast.Call, place: int, name: str) -> ast.expr | None:
    """One argument of a call, by place or by name."""
    if len(node.args) > place:
        return node.args[place]
    return next((keyword.value for keyword in node.keywords if keyword.arg == name), None)


def error_codes() -> set[str]:
    """The codes of every problem the backend raises by name."""
    return {code for name, node in calls() if name == "Problem" for code in texts_of(argument(node, 0, "code"))}


def field_codes() -> set[str]:
    """The codes of every refused field."""
    refused = {code for name, node in calls() if name == "refuse" for code in texts_of(argument(node, 1, "code"))}
    made = {code for name, node in calls() if name == "FieldError" for code in texts_of(argument(node, 9, "code"))}
    return refused | made


def test_what_is_looked_for_is_found() -> None:
    assert {"not_found", "version_conflict", "not_signed_in", "link_not_valid"} <= error_codes()
    assert {"no_catalog", "bad_format"} <= field_codes()


@pytest.mark.parametrize("language", catalogs.languages())
def test_every_error_and_every_refused_field_has_its_words(language: str) -> None:
    texts = catalogs.catalog(language)
    wanted = {f"error.{code}" for code in error_codes()} | {f"error.{code}.title" for code in error_codes()}
    wanted |= {f"field.{code}" for code in field_codes()}
    assert not sorted(wanted - set(texts))


@pytest.mark.parametrize("language", catalogs.languages())
def test_every_term_of_the_declaration_has_its_words(language: str) -> None:
    texts = catalogs.catalog(language)
    used = {rule.recipient for rule in DECLARATION} | {"Self"}
    wanted = {f"category.{term}" for term in CATEGORIES} | {f"purpose.{term}" for term in PURPOSES}
    wanted |= {f"recipient.{term}" for term in RECIPIENTS if term in used}
    assert not sorted(wanted - set(texts))


@pytest.mark.parametrize("language", catalogs.languages())
def test_every_reason_and_rule_of_the_scheduler_has_its_words(language: str) -> None:
    stems = {PLURAL.sub("", key) for key in catalogs.catalog(language)}
    assert not sorted(set(codes.keys()) - stems)
    assert not sorted({f"stage.{stage}" for stage in Policy().stages} - stems)


@pytest.mark.parametrize("language", catalogs.languages())
def test_every_catalog_says_the_same_things_with_the_same_blanks(language: str) -> None:
    english, other = catalogs.catalog(catalogs.DEFAULT), catalogs.catalog(language)
    assert {PLURAL.sub("", key) for key in other} == {PLURAL.sub("", key) for key in english}
    blanks = {key: set(PLACEHOLDER.findall(text)) for key, text in other.items()}
    assert not [key for key in english.keys() & other.keys() if blanks[key] != set(PLACEHOLDER.findall(english[key]))]
    assert not [key for key in other.keys() - english.keys() if blanks[key] - blanks[PLURAL.sub(".other", key)]]


@pytest.mark.parametrize("language", catalogs.languages())
def test_what_is_counted_has_every_form_in_which_the_language_counts(language: str) -> None:
    forms = {Locale.parse(language).plural_form(count) for count in range(1_000)}
    keys = catalogs.catalog(language).keys()
    english = catalogs.catalog(catalogs.DEFAULT)
    counted = {key.removesuffix(".one") for key in english if key.replace(".one", ".other") in english.keys() - {key}}
    assert not [f"{stem}.{form}" for stem in counted for form in forms if f"{stem}.{form}" not in keys]


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*.json")), ids=lambda path: path.stem)
def test_a_catalog_is_sorted_says_nothing_twice_and_nothing_empty(path: Path) -> None:
    pairs: list[tuple[str, str]] = json.loads(path.read_text("utf-8"), object_pairs_hook=lambda found: found)
    keys = [key for key, _ in pairs]
    assert keys == sorted(set(keys))
    assert not [key for key, words in pairs if not words.strip()]
