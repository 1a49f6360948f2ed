"""A cooperative in which there is something of every category, and how much of each."""

from backend.availability.tables import CertificateRow, TravelStartRow
from backend.care.tables import AccessNeedRow, MatchPreferenceRow
from backend.kit.ids import new_id
from backend.kit.tables import Base
from backend.members.tables import SpokenLanguageRow
from tests.database import TestDatabase
from tests.house.reach.neighbourhood import Neighbourhood, a_neighbourhood
from tests.world import World
from tests.world_circle import a_trust
from tests.world_ledger import ask

PEOPLE = [table for table in Base.metadata.sorted_tables if table.info.get("guard") == "personal"]


async def full(world: World) -> Neighbourhood:
    """A cooperative in which there is something of every category."""
    near = await a_neighbourhood(world)
    who, where = near.own, {"cooperative_id": world.cooperative_id}
    async with await world.sign_in(who.client_id) as browser:
        note = {"version": 0, "note": "The key is with the neighbour."}
        assert (await browser.put(f"/api/clients/{who.client_id}/door-note", json=note)).is_success
    await a_trust(world, who.client_id)
    async with world.writing() as session:
        worker, client = {"worker_id": who.worker_id}, {"member_id": who.client_id}
        session.add(CertificateRow(**where, **worker, id=new_id(), skill="hoist", valid_until_on=None))
        session.add(
            TravelStartRow(**where, **worker, id=who.worker_id, mode="walk", latitude_e5=None, longitude_e5=None)
        )
        session.add(SpokenLanguageRow(**where, **client, id=new_id(), language="gu", part="needs"))
        session.add(AccessNeedRow(**where, **client, id=new_id(), need="large_print"))
        session.add(MatchPreferenceRow(**where, **client, id=who.client_id, gender=None, asked_gender="woman"))
    return near


async def counts(database: TestDatabase, world: World) -> dict[str, int]:
    """How many rows of each category there are in the cooperative."""
    found: dict[str, int] = {}
    for table in PEOPLE:
        query = f"select count(*) from {table.name} where cooperative_id = $1"  # noqa: S608
        number = (await ask(database, query, world.cooperative_id))[0][0]
        found[table.info["category"]] = found.get(table.info["category"], 0) + number
    return {category: number for category, number in found.items() if number}
