"""What happened stands in the ledger, nobody rewrites it unseen, and what opens an entry can be forgotten."""

import hashlib
from collections.abc import Sequence
from typing import Any

import asyncpg
import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from backend.kit.canonical import canonical
from backend.kit.db import Context, transaction
from backend.privacy.proof import tree, verifying
from backend.privacy.proof.log import append
from backend.privacy.proof.notes import read_checkpoint
from backend.privacy.proof.verifying import Consistency, Evidence, Inclusion, Opening
from backend.worker import crew
from tests.database import TestDatabase
from tests.world import World, settings_for
from tests.world_ledger import a_look, ask, evidence, rewrite, taken


def of_kind(entries: Sequence[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [each for each in entries if each["kind"] == kind]


async def test_a_member_finds_what_they_agreed_to_and_who_looked_and_can_prove_it(world: World) -> None:
    asha, ruth = await a_look(world)
    async with await world.sign_in(asha) as browser:
        mine = await taken(browser, "my/ledger")
        note = await taken(browser, "ledger/checkpoint")
        size = read_checkpoint(note).size
        proofs = [
            Inclusion(
                entry=canonical(each["entry"]).decode(),
                leaf=each["leaf_index"],
                size=size,
                hashes=tuple(
                    (await taken(browser, f"ledger/inclusion?leaf={each['leaf_index']}&size={size}"))["hashes"]
                ),
            )
            for each in mine
        ]
        key = (await taken(browser, "ledger/key"))["key"]
    openings = [
        Opening(
            entry=canonical(each["entry"]).decode(),
            payload=each["payload"],
            salt=each["salt"],
            subject_id=str(asha),
            subject_salt=each["subject_salt"],
        )
        for each in mine
    ]
    assert of_kind(mine, "agreement_made")
    looks = of_kind(mine, "access_granted")
    assert {each["payload"]["actor_id"] for each in looks} == {str(ruth)}
    assert str(asha) not in str([each["payload"] for each in looks])
    assert looks[0]["entry"]["declaration"]
    given = {"key": key, "checkpoints": (note,), "inclusions": tuple(proofs), "openings": tuple(openings)}
    assert verifying.wrong(Evidence(**given)) == []
    somebody = msgspec.structs.replace(openings[0], subject_id=str(ruth))
    assert verifying.wrong(Evidence(**{**given, "openings": (somebody,)}))


async def test_a_withdrawal_is_an_entry_of_its_own(world: World, database: TestDatabase) -> None:
    asha = await world.a_worker("Asha")
    await ask(
        database,
        "update agreement set withdrawn_at = $2 where subject_id = $1 and category = 'Skills'",
        asha,
        world.now,
    )
    async with await world.sign_in(asha) as browser:
        (entry,) = of_kind(await taken(browser, "my/ledger"), "agreement_withdrawn")
    assert {each["category"] for each in entry["payload"]["agreements"]} == {"Skills"}


async def test_nobody_is_shown_the_entries_of_somebody_who_does_not_trust_them_with_data(world: World) -> None:
    asha, ruth = await a_look(world)
    client = await world.a_client()
    nina, ravi = await world.a_member("Nina", "supporter"), await world.a_member("Ravi", "supporter")
    await world.trusts(client, nina, "data")
    await world.trusts(client, ravi, "times", "requests", "notes")
    for who, whose in ((ruth, asha), (ravi, client)):
        async with await world.sign_in(who) as browser:
            assert (await browser.get(f"/api/my/ledger?client_id={whose}")).status_code == 404
    async with await world.sign_in(nina) as browser:
        assert await taken(browser, f"my/ledger?client_id={client}") != []


@pytest.mark.parametrize("page", ["my/ledger", "my/data/looks"])
async def test_who_reads_the_ledger_for_a_client_is_in_it(world: World, page: str) -> None:
    client, nina = await world.a_client(), await world.a_member("Nina", "supporter")
    await world.trusts(client, nina, "data")
    async with await world.sign_in(nina) as browser:
        await taken(browser, f"{page}?client_id={client}")
    async with await world.sign_in(client) as browser:
        looks = of_kind(await taken(browser, "my/ledger"), "access_granted")
    assert "LegalRecord" in {
        c for each in looks if each["payload"]["actor_id"] == str(nina) for c in each["payload"]["categories"]
    }


async def test_without_a_grant_the_database_shows_nobody_elses_ledger(world: World) -> None:
    client, nina, ruth = await world.a_client(), await world.a_member("Nina", "supporter"), await world.a_coordinator()
    await world.trusts(client, nina)
    async with await world.sign_in(ruth) as browser:
        await taken(browser, "weeks/2026-11-23")
    context = Context(cooperative_id=world.cooperative_id, member_id=nina, now=world.now)
    async with transaction(world.engine, context) as session:
        await append(session, world.cooperative_id)
        for query in ("select * from who_looked(:whose, 'infinity', 9)", "select * from my_entries(:whose, 99, 9)"):
            assert (await session.execute(text(query), {"whose": client})).all() == []


async def test_the_ledger_grows_and_each_checkpoint_continues_the_one_before(world: World) -> None:
    asha = await world.a_worker("Asha")
    async with await world.sign_in(asha) as browser:
        first = await taken(browser, "ledger/checkpoint")
        await a_look(world)
        found = await evidence(browser, first, whole=False)
        old, size = (read_checkpoint(each).size for each in found.checkpoints)
        assert old < size
        proof = (await taken(browser, f"ledger/consistency?from={old}&to={size}"))["hashes"]
        extends = Consistency(old=old, size=size, hashes=tuple(proof))
        assert verifying.wrong(msgspec.structs.replace(found, consistencies=(extends,))) == []
        assert verifying.wrong(found)
        for query in (f"from={old}&to={size + 1}", f"from={size}&to={old}"):
            assert (await browser.get(f"/api/ledger/consistency?{query}")).status_code == 400
        assert (await browser.get(f"/api/ledger/inclusion?leaf={size}&size={size}")).status_code == 400


async def test_a_ledger_that_nobody_touched_is_found_whole(world: World, database: TestDatabase) -> None:
    asha, _ruth = await a_look(world)
    async with await world.sign_in(asha) as browser:
        assert verifying.wrong(await evidence(browser)) == []


TAMPERED = {
    "a changed row": "update proof_leaf set entry = replace(entry, 'access_granted', 'nothing_at_all') "
    "where cooperative_id = $1 and entry like '%access_granted%'",
    "a dropped leaf": "delete from proof_leaf where cooperative_id = $1 and leaf_index = 1",
    "the last leaf dropped": "delete from proof_leaf where cooperative_id = $1 and leaf_index = "
    "(select max(leaf_index) from proof_leaf where cooperative_id = $1)",
    "two leaves exchanged": "update proof_leaf a set entry = b.entry from proof_leaf b where a.cooperative_id = $1 "
    "and b.cooperative_id = $1 and a.leaf_index in (1, 2) and b.leaf_index = 3 - a.leaf_index",
    "a leaf put between": "update proof_leaf set leaf_index = leaf_index + 1000 "
    "where cooperative_id = $1 and leaf_index > 1",
}


@pytest.mark.parametrize("what", TAMPERED)
async def test_who_rewrites_entries_is_found_out(world: World, database: TestDatabase, what: str) -> None:
    asha, _ruth = await a_look(world)
    async with await world.sign_in(asha) as browser:
        found = await evidence(browser)
        await ask(database, TAMPERED[what], world.cooperative_id)
        entries = (await taken(browser, "ledger/entries"))["entries"]
    if "put between" in what:
        entries.insert(2, entries[0])
    assert verifying.wrong(msgspec.structs.replace(found, entries=tuple(entries)))


async def test_who_rewrites_the_whole_tree_and_signs_it_anew_is_found_out(world: World, database: TestDatabase) -> None:
    asha, _ruth = await a_look(world)
    async with await world.sign_in(asha) as browser:
        before = await evidence(browser)
        await rewrite(world, database, read_checkpoint(before.checkpoints[0]).size)
        after = await evidence(browser)
    assert verifying.wrong(after) == []
    both = msgspec.structs.replace(after, checkpoints=(*before.checkpoints, *after.checkpoints))
    assert any("two ledgers" in fault for fault in verifying.wrong(both))


async def test_without_its_salt_an_entry_says_nothing_and_is_still_proven(world: World, database: TestDatabase) -> None:
    asha, _ruth = await a_look(world)
    async with await world.sign_in(asha) as browser:
        opened = (await taken(browser, "my/ledger"))[0]
        await ask(database, "delete from proof_opening where cooperative_id = $1", world.cooperative_id)
        await ask(database, "delete from proof_key where cooperative_id = $1", world.cooperative_id)
        assert await taken(browser, "my/ledger") == []
        found = await evidence(browser)
        assert verifying.wrong(found) == []
    kept = "".join(found.entries or ())
    assert str(asha) not in kept
    guess = hashlib.sha256(canonical(opened["payload"])).hexdigest()
    assert guess not in kept


async def test_appending_in_parts_and_at_once_makes_the_same_tree_and_loses_nothing(
    world: World, database: TestDatabase
) -> None:
    for number in range(9):
        await world.a_worker(f"Worker{number}")
    waiting = await ask(database, "select count(*) from proof_pending where cooperative_id = $1", world.cooperative_id)
    for most in (1, 3, 2):
        connection = await asyncpg.connect(database.worker_url)
        assert await connection.fetchval("select append_entries($1, $2)", world.cooperative_id, most) == most
        await connection.close()
    await crew(world.engine, settings_for(database), world.clock).nightly("append_to_ledgers")()
    rows = await ask(
        database, "select entry from proof_leaf where cooperative_id = $1 order by leaf_index", world.cooperative_id
    )
    assert len(rows) == waiting[0][0] > 6
    levels = verifying._levels([tree.leaf_hash(row["entry"].encode()) for row in rows])
    stored = await ask(
        database, "select level, node_index, hash from proof_node where cooperative_id = $1", world.cooperative_id
    )
    assert {(row["level"], row["node_index"]): row["hash"] for row in stored} == {
        (level, index): node for level, nodes in enumerate(levels) for index, node in enumerate(nodes)
    }


async def test_anybody_reads_the_checkpoint_of_a_ledger_they_name_and_of_no_other(world: World) -> None:
    await world.a_worker("Asha")
    async with world.browser() as browser:
        named = await taken(browser, f"ledger/checkpoint?cooperative={world.cooperative_id.hex}")
        assert read_checkpoint(named).origin == f"commonrota/ledger/{world.cooperative_id.hex}"
        assert (await browser.get("/api/ledger/checkpoint?cooperative=nobody")).status_code == 404
        assert (await browser.get("/api/my/ledger")).status_code == 401
        assert (await browser.get("/api/ledger/entries")).status_code == 401


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
_NAMES = st.text(st.characters(max_codepoint=126, min_codepoint=32))
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(value=_VALUES)
def test_the_database_and_the_program_write_one_text_for_one_value(postgres_canonical: Any, value: object) -> None:  # noqa: ANN401
    assert postgres_canonical(value) == canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def postgres_canonical(module_database: TestDatabase) -> Any:  # noqa: ANN401
    """The database's own way to write a value."""
    import asyncio  # noqa: PLC0415

    runner = asyncio.Runner()
    connection = runner.run(asyncpg.connect(module_database.admin_url))

    def written(value: object) -> bytes:
        text = msgspec.json.encode(value).decode()
        found: str = runner.run(connection.fetchval("select canonical($1::jsonb)", text))
        return found.encode()

    yield written
    runner.run(connection.close())
    runner.close()
