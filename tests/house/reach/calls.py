"""How each route is called: a body that is well formed, so that the answer tells about the right to ask."""

import base64
import io
import json
import zipfile
from collections.abc import Mapping
from uuid import UUID

from backend.archive.document import FORMAT
from backend.kit.ids import new_id
from tests.world_care import AGREED, ASKED
from tests.world_circle import INVITE, JOINING, TRUST
from tests.world_data import say
from tests.world_rosters_views import WEEK_ON

_SIGNED = dict.fromkeys(("credential_id", "client_data"), "A" * 40)
EVERYBODYS = ("Identity", "CareDelivery", "TrustCircle")
_WORDS: dict[str, object] = {"words": "We looked at it together."}
_KEYS = {"p256dh": "B" + "A" * 86, "auth": "A" * 22}
PUSH: dict[str, object] = {"endpoint": "https://fcm.googleapis.com/fcm/send/x", "keys": _KEYS}


def query_of(route: str, things: Mapping[str, UUID]) -> dict[str, str]:
    """What a call asks for behind the question mark, where the route wants something there."""
    if route.endswith("/why"):
        return {"worker_id": str(things["worker_id"])}
    queries = {
        "GET /api/ledger/checkpoint": {"cooperative": things["cooperative_id"].hex},
        "GET /api/ledger/key": {"cooperative": things["cooperative_id"].hex},
        "GET /api/ledger/inclusion": {"leaf": "0", "size": "1"},
        "GET /api/ledger/consistency": {"from": "0", "to": "0"},
    }
    return queries.get(route, {})


def body_of(route: str, things: Mapping[str, UUID], *, version: int = 1) -> dict[str, object] | None:
    """The JSON body of a call, or None where the route takes none. `things` are the ids in the path and around it."""
    place = {"visit_id": str(things["visit_id"]), "worker_id": str(things["worker_id"]), "version": version}
    bodies: dict[str, dict[str, object]] = {
        "POST /api/sign-in-links": {"email": "somebody@example.org"},
        "POST /api/sessions": {"token": "x" * 43},
        "POST /api/passkeys": {**_SIGNED, "name": "My phone", "attestation_object": "A" * 40},
        "PUT /api/passkeys/{passkey_id}": {"name": "My phone"},
        "POST /api/passkey-sign-ins": {
            **_SIGNED, "authenticator_data": "A" * 40, "signature": "A" * 40, "user_handle": "A" * 22,
        },
        "POST /api/demo/sessions": {"member_id": str(new_id())},
        "PUT /api/me/language": {"language": "en"},
        "POST /api/my/erasure": {"id": str(new_id())},
        "PUT /api/my/channels": {"push": True, "email": True},
        "PUT /api/my/push-subscriptions/{subscription_id}": PUSH,
        "POST /api/my/notifications/read": {"ids": None},
        "POST /api/weeks/{week_on}/cover": {
            "id": str(new_id()), "worker_id": str(things["worker_id"]),
            "from_at": "2026-11-23T08:00:00Z", "until_at": "2026-11-23T22:00:00Z",
        },
        "POST /api/cover/after-all": {
            "worker_id": str(things["worker_id"]),
            "from_at": "2026-11-23T08:00:00Z", "until_at": "2026-11-23T22:00:00Z",
        },
        "POST /api/rosters/{roster_id}/cover": {"version": version, "visit_ids": []},
        "POST /api/my/away": {"from_at": "2026-12-20T08:00:00Z", "until_at": "2026-12-20T12:00:00Z"},
        "POST /api/my/assignments/{assignment_id}/late": {"minutes": 10},
        "POST /api/my/weeks/{week_on}/confirm": {"assignment_ids": None},
        "PUT /api/my/availability/usual": {"spans": [], "version": 1},
        "PUT /api/my/availability/hours-wanted": {"least_minutes": 0, "wanted_minutes": 600, "most_minutes": 900},
        "PUT /api/my/availability/exceptions/{exception_id}": {
            "on": "2026-12-20", "starts_time": "10:00", "ends_time": "11:00", "level": "cannot",
        },
        "PUT /api/clients/{client_id}/care-requests/{request_id}": ASKED,
        "PUT /api/clients/{client_id}/wishes": {
            "version": 1, "languages": [], "gender": "any", "needs": [], "declined": [],
        },
        "PUT /api/clients/{client_id}/door-note": {"version": 0, "note": "The key is with the neighbour."},
        "PUT /api/clients/{client_id}/trust-invitations/{invitation_id}": {
            **INVITE, "email": f"{new_id().hex}@example.org",
        },
        "PUT /api/trusted-contacts/{trust_id}": TRUST,
        "POST /api/trust-invitations/read": {"token": "x" * 43},
        "POST /api/trust-invitations/accept": {**JOINING, "token": "x" * 43},
        "POST /api/clients/{client_id}/emergency-access": {"id": str(new_id()), "reason": "The door stays shut."},
        "POST /api/care-requests/{request_id}/agree": AGREED,
        "POST /api/standing-visits/{standing_visit_id}/end": {"last_on": "2026-12-31"},
        "POST /api/standing-visits/{standing_visit_id}/change": AGREED,
        "POST /api/care-requests/{request_id}/refuse": {"answer": "Not this month."},
        "POST /api/members/{member_id}/leave": {"on": "2027-03-01"},
        "POST /api/weeks/{week_on}/drafts": {"id": str(new_id()), "seconds": 2},
        "POST /api/rosters/{roster_id}/solve-again": {"id": str(new_id()), "seconds": 2},
        "POST /api/rosters/{roster_id}/try": {key: place[key] for key in ("visit_id", "worker_id")},
        "POST /api/rosters/{roster_id}/assign": place,
        "POST /api/rosters/{roster_id}/pin": {**place, "pinned": False},
        "POST /api/rosters/{roster_id}/publish": {"version": 9999},
        **_data_bodies(),
        "POST /api/fairness/corrections": {
            "worker_id": str(things["worker_id"]), "week_on": str(WEEK_ON), "kind": "evenings", "minutes": 15,
            "note": "Counted twice.",
        },
    }  # fmt: skip
    return bodies.get(route, {} if route.startswith("POST") else None)


def an_archive() -> str:
    """The smallest archive there can be, as it is sent."""
    out = io.BytesIO()
    origin = {"format": FORMAT, "made_at": "2026-11-23T08:00:00Z", "cooperative": {"name": "Elm"}}
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("data.jsonld", json.dumps({**origin, "agreements": [], "records": {}}))
    return base64.b64encode(out.getvalue()).decode()


def _data_bodies() -> dict[str, dict[str, object]]:
    """What is answered, asked and declared about data."""
    answers = {"id": str(new_id()), "declaration_version": 1, "answers": [say(EVERYBODYS, "yes")]}
    nothing = {"base_version": 1, "rules": []}
    return {
        "POST /api/my/data/answers": answers,
        "POST /api/my/archive": {"id": str(new_id()), "zip": an_archive()},
        "POST /api/my/looks/{look_id}/questions": {"id": str(new_id()), "words": "Why did you look?"},
        "POST /api/data-role/negotiations/{negotiation_id}/accept": _WORDS,
        "POST /api/data-role/negotiations/{negotiation_id}/refuse": _WORDS,
        "POST /api/data-role/questions/{question_id}/answer": _WORDS,
        "POST /api/data-role/declaration/try": nothing,
        "PUT /api/data-role/declaration": nothing,
    }
