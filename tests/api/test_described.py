"""Requests made from the API's own description, with ids that exist and people who are signed in.

Deeper, for a night: COMMONROTA_FUZZ_EXAMPLES=400 python -m pytest tests/api/test_described.py
"""

import os
from collections.abc import Iterator
from typing import Any

import httpx
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from backend.kit.web.problems import ProblemDetail
from tests.api.street import APART, Street, a_street
from tests.database import TestDatabase

EXAMPLES = int(os.environ.get("COMMONROTA_FUZZ_EXAMPLES", "6"))
SEED = 20261123
_HOW = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
_CHECKS = [not_a_server_error, response_schema_conformance, content_type_conformance]


@pytest.fixture(scope="module")
def street(module_database: TestDatabase) -> Iterator[Street]:
    with a_street(module_database) as made:
        yield made


@pytest.mark.parametrize("role", ["worker", "client", "coordinator"])
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["as-said", "not-as-said"])
def test_no_described_request_breaks_the_server_and_every_answer_is_as_described(
    database: TestDatabase, street: Street, role: str, mode: GenerationMode
) -> None:
    schema = schemathesis.openapi.from_dict(street.document)
    wrong: dict[str, str] = {}
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]
        if operation.label in APART:
            continue
        ids = street.ids(operation.label)
        if mode is GenerationMode.NEGATIVE and not (operation.body or operation.query):
            continue

        @_HOW
        @seed(SEED)
        @given(case=operation.as_strategy(mode, path_parameters=ids))
        def ask(case: Case[Any]) -> None:
            answer = send(street, role, case)
            if answer.status_code >= 400:
                is_a_problem(answer)
            case.validate_response(answer, checks=_CHECKS if answer.status_code < 400 else [not_a_server_error])

        try:
            ask()
        except Exception as failure:  # noqa: BLE001 -- all that is wrong is said at once
            wrong[operation.label] = str(failure)[:1500]
    assert not wrong, "\n\n".join(f"{route}: {why}" for route, why in wrong.items())


def send(street: Street, role: str, case: Case[Any]) -> httpx.Response:
    """Sends it as our own page would."""
    parts = case.as_transport_kwargs(base_url="https://rota.example")
    more = {name: parts[name] for name in ("params", "json") if parts.get(name) is not None}
    if parts.get("data") is not None:
        more["content"] = parts["data"]
    headers = {"content-type": "application/json"} if "content" in more else {}
    return street.send(role, parts["method"], parts["url"], headers=headers, **more)


def is_a_problem(answer: httpx.Response) -> None:
    """Every refusal is a problem detail of ours."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text[:200]
    problem = msgspec.json.decode(answer.content, type=ProblemDetail)
    assert problem.status == answer.status_code
    assert problem.code != "unexpected", f"{answer.request.method} {answer.request.url} {answer.request.content!r}"
    assert problem.title, answer.text[:200]
    assert problem.detail, answer.text[:200]
