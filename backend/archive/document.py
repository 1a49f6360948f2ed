"""The archive's documents that programs read: linked data that needs nothing else to be read."""

from typing import Any

from backend.archive.contents import Contents
from backend.privacy.documents.messages import instant
from backend.privacy.documents.places import Places
from backend.privacy.documents.receipts import Agreed
from backend.privacy.documents.vocabulary import context

Json = dict[str, Any]
FORMAT = "commonrota-archive-1"


def document(contents: Contents, places: Places) -> Json:
    """All that is kept of a member, and what they agreed to."""
    # Names of kinds and columns are ours; the context stands here itself, so that the file is read without a network.
    names = context(places.profile)["@context"] | {"@vocab": f"{places.profile}#"}
    return {
        "@context": names,
        "@type": "Archive",
        "format": FORMAT,
        "made_at": instant(contents.made_at),
        "cooperative": {"@id": places.cooperative, "name": contents.controller.name, "zone": contents.zone},
        "member": {
            "@id": places.member(contents.member_id),
            "classes": contents.classes,
            "joined_at": instant(contents.joined_at),
            "teams": contents.teams,
            "language": contents.language,
        },
        "agreements": [_agreement(agreed, contents) for agreed in contents.agreements],
        "records": {records.kind.name: records.rows for records in contents.records},
    }


def looked(contents: Contents, places: Places) -> Json:
    """Who looked, and the ledger's entries: apart, since there is more of it than of anything else."""
    names = context(places.profile)["@context"] | {"@vocab": f"{places.profile}#"}
    return {"@context": names, "@type": "Looks", "looks": contents.looks, "ledger": contents.ledger}


def _agreement(agreed: Agreed, contents: Contents) -> Json:
    rule = agreed.rule
    return {
        "id": str(agreed.id),
        "category": rule.category,
        "purpose": rule.purpose,
        "recipient": rule.recipient,
        "precision": rule.precision,
        "retention_days": rule.retention_days,
        "until_on": rule.until_on.isoformat(),
        "renews": agreed.renews,
        "necessity": agreed.necessity,
        "legal_basis": agreed.legal_basis,
        "declaration_version": agreed.declaration_version,
        "agreed_at": instant(agreed.agreed_at),
        "withdrawn_at": instant(agreed.withdrawn_at) if agreed.withdrawn_at else None,
        "holds": agreed.holds(contents.made_at),
        "sha256": agreed.sha256,
    }
