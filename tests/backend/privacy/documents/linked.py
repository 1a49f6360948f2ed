"""Documents read as linked data, without the network: what others' contexts say is told here in our words."""

from collections.abc import Iterator
from typing import Any

from pyld import jsonld

from backend.privacy.documents.vocabulary import context
from tests.backend.privacy.documents.structure import DSP

Json = dict[str, Any]
PROFILE = "https://coop.example/ns/care-data/v1"
_DSPACE = "https://w3id.org/dspace/2025/1/"
_ODRL = "http://www.w3.org/ns/odrl/2/"


def _named(*names: str, base: str = _ODRL) -> Json:
    return {name: f"{base}{name}" for name in names}


def _ids(*names: str, base: str = _ODRL, kind: str = "@id") -> Json:
    return {name: {"@id": f"{base}{name}", "@type": kind} for name in names}


_POLICY = {
    **_named("Offer", "Agreement", "use", "isA", "lteq", "gteq", "eq", "rightOperand"),
    **_ids("profile", "assigner", "assignee", "target"),
    **_ids("action", "leftOperand", "operator", kind="@vocab"),
    **_ids("permission", "prohibition", "obligation", "constraint"),
}


def _message(kind: str, *, policy: bool = False, **terms: Any) -> Json:  # noqa: ANN401 -- definitions of terms
    pids = _ids("consumerPid", "providerPid", base=_DSPACE)
    inner = {"@protected": True, "@propagate": True, **pids, **(_POLICY if policy else {}), **terms}
    return {kind: {"@id": f"{_DSPACE}{kind}", "@context": inner}}


_CALLBACK = _named("callbackAddress", base=_DSPACE)
_DSP_CONTEXT = {
    "@version": 1.1,
    "@protected": True,
    "odrl": _ODRL,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct": "http://purl.org/dc/terms/",
    **_named("ACCEPTED", "FINALIZED", base=_DSPACE),
    **_message("ContractRequestMessage", policy=True, **_ids("offer", base=_DSPACE), **_CALLBACK),
    **_message("ContractOfferMessage", policy=True, **_ids("offer", base=_DSPACE), **_CALLBACK),
    **_message(
        "ContractAgreementMessage",
        policy=True,
        timestamp={"@id": f"{_DSPACE}timestamp", "@type": "xsd:dateTime"},
        **_ids("agreement", base=_DSPACE),
    ),
    **_message("ContractAgreementVerificationMessage"),
    **_message("ContractNegotiationEventMessage", **_ids("eventType", base=_DSPACE, kind="@vocab")),
    **_message(
        "ContractNegotiationTerminationMessage",
        code=f"{_DSPACE}code",
        reason={"@id": f"{_DSPACE}reason", "@container": "@set"},
    ),
}


def load(address: str, _options: object = None) -> Json:
    """The context at an address; nothing else is ever loaded."""
    known = {DSP: {"@context": _DSP_CONTEXT}, f"{PROFILE}/context.jsonld": context(PROFILE)}
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": known[address],
    }


def expanded(document: Json) -> list[Json]:
    """The document with every short name written out."""
    found: list[Json] = jsonld.expand(document, {"documentLoader": load})
    return found


def triples(document: Json) -> int:
    """How many statements the document makes."""
    quads: str = jsonld.to_rdf(document, {"documentLoader": load, "format": "application/n-quads"})
    return len(quads.splitlines())


def keys(value: object) -> int:
    """How many names of a document mean something: all but contexts, ids and what says how a value is written."""
    silent = {"@context", "@id", "@value", "@type"}
    if isinstance(value, dict):
        here = sum(name not in silent for name in value) + ("@type" in value and "@value" not in value)
        return here + sum(keys(each) for name, each in value.items() if name != "@context")
    return sum(map(keys, value)) if isinstance(value, list) else 0


def relative(value: object) -> Iterator[str]:
    """Names and ids that were not written out, as those that no context knows are."""
    if isinstance(value, dict):
        for name, each in value.items():
            if not name.startswith("@") and not _absolute(name):
                yield name
            if name == "@id" and not _absolute(each):
                yield each
            if name == "@type":
                yield from (kind for kind in ([each] if isinstance(each, str) else each) if not _absolute(kind))
            yield from relative(each)
    elif isinstance(value, list):
        for each in value:
            yield from relative(each)


def _absolute(name: str) -> bool:
    return name.startswith(("http://", "https://", "urn:uuid:"))
