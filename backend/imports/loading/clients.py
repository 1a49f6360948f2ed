"""Where clients live, whom they agreed on, and what people on both sides wish for; one table a data category."""

from backend.care.tables import (
    AccessNeedRow,
    CareTeamRow,
    DeclinedPairRow,
    MatchPreferenceRow,
    ServiceAddressRow,
    ServiceAreaRow,
)
from backend.imports.loading.rows import Rows, area_e5, exactly_e5
from backend.imports.schemas import ClientRow
from backend.members.tables import SpokenLanguageRow


def clients(rows: Rows) -> None:
    """Homes and small teams of clients; languages, genders, needs and declined pairs of both sides."""
    for client in rows.folder.clients:
        _home(rows, client)
        for worker in dict.fromkeys(client.agreed_team):
            rows.add(CareTeamRow, client_id=rows.members[client.member], worker_id=rows.members[worker])
    for member, part, language in _languages(rows):
        rows.add(SpokenLanguageRow, member_id=rows.members[member], part=part, language=language)
    _genders(rows)
    for wish in rows.folder.wishes:
        for need in dict.fromkeys(wish.needs):
            rows.add(AccessNeedRow, member_id=rows.members[wish.member], need=need)
    _declined(rows)


def _home(rows: Rows, client: ClientRow) -> None:
    client_id = rows.members[client.member]
    rows.add(
        ServiceAddressRow,
        id=client_id,
        client_id=client_id,
        line=client.address,
        latitude_e5=exactly_e5(client.latitude),
        longitude_e5=exactly_e5(client.longitude),
    )
    rows.add(
        ServiceAreaRow,
        id=client_id,
        client_id=client_id,
        area=client.area,
        latitude_e5=area_e5(client.latitude),
        longitude_e5=area_e5(client.longitude),
    )


def _languages(rows: Rows) -> list[tuple[str, str, str]]:
    """The languages each member speaks, and those each needs, once."""
    said = [(told.member, "speaks", language) for told in rows.folder.workers for language in told.languages]
    said += [(told.member, "needs", language) for told in rows.folder.wishes for language in told.languages]
    return list(dict.fromkeys(said))


def _genders(rows: Rows) -> None:
    """What workers stated, and what clients ask for."""
    stated = {worker.member: worker.gender for worker in rows.folder.workers if worker.gender}
    asked = {wish.member: wish.gender for wish in rows.folder.wishes if wish.gender != "any"}
    for member in dict.fromkeys([*stated, *asked]):
        member_id = rows.members[member]
        told = {"gender": stated.get(member), "asked_gender": asked.get(member)}
        rows.add(MatchPreferenceRow, id=member_id, member_id=member_id, **told)


def _declined(rows: Rows) -> None:
    """Said by the one whose row it is: clients name workers, workers name clients."""
    known = {client.member for client in rows.folder.clients}
    giving = {worker.member for worker in rows.folder.workers}
    for wish in rows.folder.wishes:
        for other in dict.fromkeys(wish.declined):
            as_client = wish.member in known and other in giving
            client, worker = (wish.member, other) if as_client else (other, wish.member)
            rows.add(
                DeclinedPairRow,
                said_by_id=rows.members[wish.member],
                client_id=rows.members[client],
                worker_id=rows.members[worker],
            )
