"""Whatever could be about a person says what it is: one category that may be collected; nothing else holds words."""

from sqlalchemy import JSON, String
from sqlalchemy.dialects.postgresql import ARRAY

from backend.privacy.documents.terms import BROADER_CATEGORY, BROADER_PURPOSE, NEVER_CATEGORIES
from backend.privacy.purposes import CATEGORIES, DECLARATION, PROHIBITED_PURPOSES
from backend.tables import Base

# Text in rows that anybody of the cooperative, or any program, may read: codes, names of the cooperative's own, keys
# and hashes, and figures. A column that is not here has to be thought about before it is added.
NOT_ABOUT_PEOPLE = {
    "cooperative": {"key", "name", "zone", "phone", "address", "currency", "language"},
    "team": {"key", "name"},
    "member": {"key", "classes"},
    "team_membership": {"role"},
    "event": {"kind", "payload"},
    "heard": {"listener"},
    "roster": {"state", "progress", "certificate", "problem_hash", "policy_hash", "failure_code"},
    "roster_part": {"name", "state", "whole_hash", "progress", "failure_code"},
    "declaration": {"sha256"},
    "declared_rule": {
        *("category", "purpose", "recipient", "classes", "necessity", "legal_basis", "precision", "least_precision"),
        *("needed_by", "benefit", "risk", "refusing"),
    },
    "erasure": {"gone"},
    "proof_leaf": {"entry"},
    "proof_checkpoint": {"note"},
    "proof_cosignature": {"witness", "line"},
}
_OPEN = {"shared", "programs", "appended"}


def words_in_the_open() -> dict[str, set[str]]:
    """Columns that can hold words, of tables that are guarded by nobody's agreement."""
    return {
        table.name: found
        for table in Base.metadata.sorted_tables
        if table.info["guard"] in _OPEN
        and (found := {column.name for column in table.columns if isinstance(column.type, String | JSON | ARRAY)})
    }


def test_a_column_that_can_hold_words_is_about_people_or_known_not_to_be() -> None:
    assert words_in_the_open() == NOT_ABOUT_PEOPLE


def test_every_personal_table_belongs_to_one_category_that_may_be_collected() -> None:
    for table in Base.metadata.sorted_tables:
        if table.info["guard"] == "personal":
            category = table.info["category"]
            assert isinstance(category, str)
            assert category in CATEGORIES
            assert BROADER_CATEGORY[category] not in NEVER_CATEGORIES


def test_every_personal_table_is_somebodys_by_a_column_of_its_own() -> None:
    for table in Base.metadata.sorted_tables:
        if table.info["guard"] == "personal":
            assert table.info["subjects"]
            assert set(table.info["subjects"]) <= set(table.columns.keys())


def test_no_purpose_stands_below_one_that_is_prohibited() -> None:
    assert not {f"dpv:{term}" for term in PROHIBITED_PURPOSES} & set(BROADER_PURPOSE.values())


def test_whatever_is_held_about_people_can_be_seen_by_them() -> None:
    held = {table.info["category"] for table in Base.metadata.sorted_tables if table.info["guard"] == "personal"}
    seen = {rule.category for rule in DECLARATION if (rule.purpose, rule.recipient) == ("SubjectAccess", "Self")}
    assert held <= seen


def test_whatever_is_optional_rests_on_consent_and_whatever_is_required_on_something_else() -> None:
    assert {rule.legal_basis for rule in DECLARATION if rule.necessity == "optional"} == {"consent"}
    assert "consent" not in {rule.legal_basis for rule in DECLARATION if rule.necessity == "required"}
    assert not [rule for rule in DECLARATION if (rule.necessity == "optional") != (rule.needed_by == "nothing")]
