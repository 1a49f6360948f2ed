"""What our short names stand for, and our profile: every term with the wider one of DPV that it stands below."""

from collections.abc import Iterator, Mapping

from backend.privacy.documents.policies import Json
from backend.privacy.documents.terms import BROADER_CATEGORY, BROADER_PURPOSE, ours
from backend.privacy.purposes import RECIPIENTS

PREFIXES: Mapping[str, str] = {
    "dct": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "health": "https://w3id.org/dpv/sector/health#",
    "loc": "https://w3id.org/dpv/loc#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "pd": "https://w3id.org/dpv/pd#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "risk": "https://w3id.org/dpv/risk#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What a permission may be bound by, beside ODRL's own operands.
OPERANDS = ("dataCategory", "retention", "precision", "processing", "context")


def context(profile: str) -> Json:
    """The context of our documents: names and nothing else, so that what no context knows is seen to be dropped."""
    return {"@context": {"@version": 1.1, **PREFIXES, "cd": f"{profile}#"}}


def described(profile: str, context_url: str) -> Json:
    """The profile itself: our terms and operands."""
    return {"@context": context_url, "@id": profile, "@type": "odrl:Profile", "rdfs:member": list(_terms())}


def _terms() -> Iterator[Json]:
    # `LegalRecord` names both what is kept and why: one term below two.
    for term in dict.fromkeys((*BROADER_CATEGORY, *BROADER_PURPOSE)):
        wider = [named[term] for named in (BROADER_CATEGORY, BROADER_PURPOSE) if term in named]
        yield {"@id": ours(term), "@type": "skos:Concept", "skos:broader": [{"@id": each} for each in wider]}
    for term in RECIPIENTS:
        yield {"@id": ours(term), "@type": "skos:Concept", "skos:broader": {"@id": "dpv:Recipient"}}
    for term in OPERANDS:
        yield {"@id": ours(term), "@type": "odrl:LeftOperand"}
