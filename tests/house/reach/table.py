"""The table: for every route and role, which things it may be used on.

A cell is made of letters: `o` one's own (a client's trusted contact: the client's), `t` of somebody in the same team,
`c` of somebody else in the same cooperative, `x` of another cooperative; `-` none of them. On a route that names no
thing, or a thing that one's own phone made, `y` says that the role may use it (it then meets only its own or its
circle's), `-` that it may not.
Things of another cooperative and things that do not exist are never reached: both are answered alike.
"""

from typing import NamedTuple

ROLES = ("nobody", "worker", "client", "contact", "coordinator", "supporter")


class Reach(NamedTuple):
    """One route's row, a cell a role."""

    nobody: str
    worker: str
    client: str
    contact: str
    coordinator: str
    supporter: str


def _row(cells: str) -> Reach:
    return Reach(*cells.split())


_EVERYBODY = _row("y y y y y y")
_MEMBERS = _row("- y y y y y")
_WORKERS = _row("- y - - - -")
_COORDINATORS = _row("- - - - y -")
_OWN = _row("- o o o o o")
_OWN_CLIENT = _row("- - o o - -")
# Whoever holds the secret that was sent; another is told that the link is of no use.
_LINK = _EVERYBODY
# For who holds the data role, which is none of these: tests/backend/privacy/test_data_role.py.
_DATA_ROLE = _row("- - - - - -")
_ROSTER = _row("- - - - otc -")
ROSTER_VISIT = _row("- - - - ot -")

TABLE: dict[str, Reach] = {
    # anybody
    "GET /health": _EVERYBODY,
    "GET /.well-known/gpc.json": _EVERYBODY,
    "GET /ns/care-data/v1": _EVERYBODY,
    "GET /ns/care-data/v1/context.jsonld": _EVERYBODY,
    "POST /api/sign-in-links": _EVERYBODY,
    "POST /api/sessions": _EVERYBODY,
    "POST /api/passkey-sign-ins/challenges": _EVERYBODY,
    "POST /api/passkey-sign-ins": _EVERYBODY,
    "GET /api/demo/people": _EVERYBODY,
    "POST /api/demo/sessions": _row("- - - - - -"),  # in demo mode alone
    "GET /api/ledger/checkpoint": _EVERYBODY,
    "GET /api/ledger/key": _EVERYBODY,
    "POST /api/ledger/add-checkpoint": _EVERYBODY,
    # members
    "GET /api/ledger/inclusion": _MEMBERS,
    "GET /api/ledger/consistency": _MEMBERS,
    "GET /api/ledger/entries": _MEMBERS,
    "GET /api/my/ledger": _MEMBERS,
    "GET /api/my/erasure": _MEMBERS,
    "POST /api/my/erasure": _MEMBERS,
    "GET /api/me": _MEMBERS,
    "PUT /api/me/language": _MEMBERS,
    "GET /api/sessions": _MEMBERS,
    "DELETE /api/sessions/current": _MEMBERS,
    "DELETE /api/sessions/{session_id}": _OWN,
    "GET /api/passkeys": _MEMBERS,
    "POST /api/passkeys/challenges": _MEMBERS,
    "POST /api/passkeys": _MEMBERS,
    "PUT /api/passkeys/{passkey_id}": _OWN,
    "DELETE /api/passkeys/{passkey_id}": _OWN,
    "GET /api/policy": _MEMBERS,
    "GET /api/fairness": _MEMBERS,
    "GET /api/my/data/looks": _MEMBERS,
    "GET /api/my/data/agreements": _MEMBERS,
    "GET /api/my/data": _MEMBERS,
    "GET /api/my/data/asked": _MEMBERS,
    "POST /api/my/data/answers": _MEMBERS,
    "POST /api/my/data/agreements/{agreement_id}/withdraw": _OWN,
    "POST /api/my/negotiations/{negotiation_id}/take-back": _OWN,
    "GET /api/my/negotiations/{negotiation_id}/messages": _OWN,
    "GET /api/my/data/agreements/{agreement_id}/receipt": _OWN,
    "GET /api/my/archive": _MEMBERS,
    "POST /api/my/archive": _MEMBERS,
    "GET /api/my/archive/{archive_id}": _OWN,
    "POST /api/my/archive/{archive_id}/take": _OWN,
    "DELETE /api/my/archive/{archive_id}": _OWN,
    "POST /api/my/looks/{look_id}/questions": _OWN,
    "GET /api/my/questions": _MEMBERS,
    "GET /api/my/emergencies": _MEMBERS,
    "GET /api/declaration": _MEMBERS,
    "GET /api/register": _MEMBERS,
    "GET /api/impact-assessment": _MEMBERS,
    "GET /api/notice": _MEMBERS,
    "GET /api/data-role": _DATA_ROLE,
    "POST /api/data-role/negotiations/{negotiation_id}/accept": _DATA_ROLE,
    "POST /api/data-role/negotiations/{negotiation_id}/refuse": _DATA_ROLE,
    "POST /api/data-role/questions/{question_id}/answer": _DATA_ROLE,
    "POST /api/data-role/declaration/try": _DATA_ROLE,
    "PUT /api/data-role/declaration": _DATA_ROLE,
    "GET /api/my/notifications": _MEMBERS,
    "POST /api/my/notifications/read": _MEMBERS,
    "GET /api/my/channels": _MEMBERS,
    "PUT /api/my/channels": _MEMBERS,
    "GET /api/push-key": _MEMBERS,
    "PUT /api/my/push-subscriptions/{subscription_id}": _MEMBERS,
    "DELETE /api/my/push-subscriptions/{subscription_id}": _MEMBERS,
    "GET /api/members/{member_id}/leave": _row("- o o o ot o"),
    "POST /api/members/{member_id}/leave": _row("- o o o ot o"),
    "DELETE /api/members/{member_id}/leave": _row("- o o o ot o"),
    # workers
    "GET /api/my/week": _WORKERS,
    "POST /api/my/weeks/{week_on}/confirm": _WORKERS,
    "POST /api/my/assignments/{assignment_id}/confirm": _row("- o - - - -"),
    "POST /api/my/assignments/{assignment_id}/late": _row("- o - - - -"),
    "DELETE /api/my/assignments/{assignment_id}/late": _row("- o - - - -"),
    "POST /api/my/away": _WORKERS,
    "POST /api/weeks/{week_on}/cover": _COORDINATORS,
    "POST /api/cover/after-all": _COORDINATORS,
    "POST /api/rosters/{roster_id}/cover": _ROSTER,
    "GET /api/my/availability": _WORKERS,
    "GET /api/my/availability/effect": _WORKERS,
    "PUT /api/my/availability/usual": _WORKERS,
    "PUT /api/my/availability/hours-wanted": _WORKERS,
    "POST /api/my/availability/confirm": _WORKERS,
    "PUT /api/my/availability/exceptions/{exception_id}": _WORKERS,
    "DELETE /api/my/availability/exceptions/{exception_id}": _WORKERS,
    "GET /api/my/balance": _WORKERS,
    "GET /api/my/team-visits": _WORKERS,
    "GET /api/my/visits/{visit_id}/door-note": _row("- - - - - -"),  # one's own, in its window alone
    "GET /api/visits/{visit_id}/why-me": _row("- o - - - -"),
    "GET /api/visits/{visit_id}/why-not-me": _row("- t - - - -"),
    # clients and those they trust
    "GET /api/clients/{client_id}/coming": _OWN_CLIENT,
    "GET /api/clients/{client_id}/weeks/{week_on}": _row("- - o o ot -"),
    "GET /api/clients/{client_id}/trusted-contacts": _OWN_CLIENT,
    "GET /api/clients/{client_id}/history": _OWN_CLIENT,
    "GET /api/clients/{client_id}/trust-invitations": _row("- - o - - -"),
    "PUT /api/clients/{client_id}/trust-invitations/{invitation_id}": _row("- - o - - -"),
    "POST /api/trust-invitations/{invitation_id}/take-back": _row("- - o - - -"),
    "POST /api/trust-invitations/read": _LINK,
    "POST /api/trust-invitations/accept": _LINK,
    "PUT /api/trusted-contacts/{trust_id}": _row("- - o - - -"),
    "POST /api/trusted-contacts/{trust_id}/take-back": _row("- - o - - -"),
    "POST /api/trusted-contacts/{trust_id}/restore": _row("- - o - - -"),
    "GET /api/clients/{client_id}/care-requests": _OWN_CLIENT,
    "PUT /api/clients/{client_id}/care-requests/{request_id}": _OWN_CLIENT,
    "GET /api/clients/{client_id}/wishes": _OWN_CLIENT,
    "PUT /api/clients/{client_id}/wishes": _OWN_CLIENT,
    "GET /api/clients/{client_id}/door-note": _OWN_CLIENT,
    "PUT /api/clients/{client_id}/door-note": _OWN_CLIENT,
    "DELETE /api/clients/{client_id}/door-note": _OWN_CLIENT,
    "GET /api/clients/{client_id}/workers": _OWN_CLIENT,
    "POST /api/care-requests/{request_id}/withdraw": _OWN_CLIENT,
    "POST /api/visits/{visit_id}/cancel": _row("- - o o ot -"),
    "POST /api/visits/{visit_id}/restore": _row("- - o o ot -"),
    "GET /api/clients/{client_id}/standing-visits": _row("- - o o ot -"),
    "POST /api/standing-visits/{standing_visit_id}/end": _row("- - - - ot -"),
    "POST /api/standing-visits/{standing_visit_id}/change": _row("- - - - ot -"),
    # coordinators
    "POST /api/clients/{client_id}/emergency-access": _row("- - - - ot -"),
    "GET /api/clients/{client_id}/emergency": _row("- - - - - -"),  # while one of one's own is live alone
    "POST /api/emergencies/{emergency_id}/end": _row("- - o o ot -"),
    "GET /api/care-requests": _COORDINATORS,
    "POST /api/care-requests/{request_id}/agree": _row("- - - - ot -"),
    "POST /api/care-requests/{request_id}/refuse": _row("- - - - ot -"),
    "GET /api/weeks/{week_on}": _COORDINATORS,
    "POST /api/weeks/{week_on}/drafts": _COORDINATORS,
    "GET /api/events": _MEMBERS,
    "POST /api/fairness/corrections": _COORDINATORS,
    "GET /api/rosters/{roster_id}": _ROSTER,
    "GET /api/rosters/{roster_id}/difference": _ROSTER,
    "GET /api/rosters/{roster_id}/visits/{visit_id}/uncovered": ROSTER_VISIT,
    "GET /api/rosters/{roster_id}/visits/{visit_id}/why": ROSTER_VISIT,
    "POST /api/rosters/{roster_id}/try": ROSTER_VISIT,
    "POST /api/rosters/{roster_id}/pin": ROSTER_VISIT,
    "POST /api/rosters/{roster_id}/assign": ROSTER_VISIT,
    "POST /api/rosters/{roster_id}/cancel": _ROSTER,
    "POST /api/rosters/{roster_id}/solve-again": _ROSTER,
    "POST /api/rosters/{roster_id}/publish": _ROSTER,
    "POST /api/rosters/{roster_id}/discard": _ROSTER,
    # what ends a relation that the rows above need
    "POST /api/clients/{client_id}/step-down": _row("- - - o - -"),
}


def table_text() -> str:
    """The table as text, a line a route."""
    lines = [f"{'route':66}" + "".join(f"{role:>13}" for role in ROLES)]
    lines += [f"{route:66}" + "".join(f"{cell:>13}" for cell in reach) for route, reach in TABLE.items()]
    return "\n".join(lines)
