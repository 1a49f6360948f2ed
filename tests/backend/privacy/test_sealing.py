"""Words about somebody are sealed with their own key: no dump tells them, and without the key nobody does."""

import asyncio
from uuid import UUID

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from backend.care import door_note, notes
from backend.care.tables import CareNoteRow
from backend.installation import _master_keys
from backend.kit.db import Context, transaction
from backend.kit.ids import new_id
from backend.kit.secret import derive
from backend.kit.tables import Base
from backend.members.phones import place as phone_of
from backend.members.phones import with_sealed_phones
from backend.privacy.sealing.command import rewrap, rewrap_all
from backend.privacy.sealing.keyring import Keyring, SealError, held
from backend.privacy.sealing.words import (
    Place,
    _unsealed,
    key_place,
    seal,
    seal_with,
    sealed_columns,
    unseal,
    unseal_all,
)
from backend.settings import SettingError
from tests.database import SECRET, TestDatabase
from tests.world import World, settings_for
from tests.world_care import asked
from tests.world_ledger import ask

NOTE, DOOR, PHONE = "Please ring twice, mother sleeps.", "The key is under the third stone.", "07700 900123"
OLD, NEW = "an older master key of 32 characters!", "a newer master key of 32 characters!"
KEY = derive(b"anything", "a test's key")


async def a_client_with_words(world: World, database: TestDatabase) -> UUID:
    """A client who wrote a request and how to get in, and whose number is known."""
    client = await world.a_client("Margaret")
    async with await world.sign_in(client) as browser:
        await asked(browser, client, note=NOTE)
        once = {"idempotency-key": str(new_id())}
        for _ in range(2):
            said = await browser.put(
                f"/api/clients/{client}/door-note", json={"version": 0, "note": DOOR}, headers=once
            )
            assert said.json()["note"] == DOOR
    async with world.writing() as session:
        contact = {"member_id": client, "phone": PHONE}
        (row,) = await with_sealed_phones(session, [contact], now=world.now)
    await ask(database, "update member_contact set phone = $2 where id = $1", client, row["phone"])
    return client


async def test_a_copy_of_the_whole_database_holds_no_word_of_it(world: World, database: TestDatabase) -> None:
    await a_client_with_words(world, database)
    copied = []
    for table in Base.metadata.sorted_tables:
        copied += [row[0] for row in await ask(database, f"select t::text from {table.name} t")]  # noqa: S608
    whole = "\n".join(copied)
    for words in (NOTE, DOOR, PHONE):
        assert words not in whole
        assert words.encode().hex() not in whole
    assert "Margaret" in whole


async def test_what_is_sealed_is_read_by_who_may(world: World, database: TestDatabase) -> None:
    client = await a_client_with_words(world, database)
    async with await world.sign_in(client) as browser:
        (request,) = (await browser.get(f"/api/clients/{client}/care-requests")).json()
        assert request["note"] == NOTE
        assert (await browser.get(f"/api/clients/{client}/door-note")).json()["note"] == DOOR


async def test_without_the_key_the_words_are_gone(world: World, database: TestDatabase) -> None:
    client = await a_client_with_words(world, database)
    await ask(database, "delete from data_key where id = $1", client)
    async with await world.sign_in(client) as browser:
        (request,) = (await browser.get(f"/api/clients/{client}/care-requests")).json()
        assert request["note"] == ""
        assert (await browser.get(f"/api/clients/{client}/door-note")).json()["note"] is None


async def test_words_moved_to_another_row_do_not_open(world: World, database: TestDatabase) -> None:
    one, other = await a_client_with_words(world, database), await a_client_with_words(world, database)
    await ask(
        database,
        "update home_access h set note = x.note from home_access x where h.id = $1 and x.id = $2",
        *(one, other),
    )
    async with await world.sign_in(one) as browser:
        answer = await browser.get(f"/api/clients/{one}/door-note")
    assert answer.status_code == 500
    assert DOOR not in answer.text


async def test_an_older_version_put_back_does_not_open(world: World, database: TestDatabase) -> None:
    client = await a_client_with_words(world, database)
    (before,) = await ask(database, "select note from home_access where id = $1", client)
    async with await world.sign_in(client) as browser:
        path = f"/api/clients/{client}/door-note"
        assert (await browser.put(path, json={"version": 1, "note": "The key is gone."})).is_success
        await ask(database, "update home_access set note = $2 where id = $1", client, before["note"])
        assert (await browser.get(path)).status_code == 500


async def test_another_members_key_in_place_of_ones_own_does_not_open(world: World, database: TestDatabase) -> None:
    one, other = await a_client_with_words(world, database), await a_client_with_words(world, database)
    await ask(
        database,
        "update data_key k set wrapped = x.wrapped from data_key x where k.id = $1 and x.id = $2",
        *(one, other),
    )
    context = Context(cooperative_id=world.cooperative_id, member_id=one, now=world.now)
    async with transaction(world.engine, context) as session:
        (row,) = (await session.execute(select(CareNoteRow.id, CareNoteRow.note))).all()
        with pytest.raises(SealError):
            await unseal(session, notes.place(one, row.id, "note"), row.note)


PLACES = st.builds(
    Place,
    table=st.sampled_from(["home_access", "care_note"]),
    column=st.sampled_from(["note", "answer"]),
    subject_id=st.sampled_from([new_id(), new_id()]),
    row_id=st.sampled_from([new_id(), new_id()]),
    version=st.integers(0, 2),
)


@given(words=st.text(), here=PLACES, there=PLACES)
def test_words_open_where_they_were_sealed_and_nowhere_else(words: str, here: Place, there: Place) -> None:
    ring = held()
    sealed = seal_with(KEY, here, words)
    assert _unsealed({here.subject_id: KEY}, here, sealed) == words
    assert sealed != seal_with(KEY, here, words)
    if here != there:
        with pytest.raises(SealError):
            _unsealed({there.subject_id: KEY}, there, sealed)
    with pytest.raises(SealError):
        ring.unwrap(ring.first, sealed, here.bound)


async def test_a_new_master_key_takes_the_place_of_the_old_one(world: World, database: TestDatabase) -> None:
    client = await a_client_with_words(world, database)
    await asyncio.to_thread(rewrap, settings_for(database, master_keys=(NEW,)))
    (row,) = await ask(database, "select master, wrapped from data_key where id = $1", client)
    new = Keyring((NEW.encode(),))
    key = new.unwrap(row["master"], row["wrapped"], key_place(client))
    (kept,) = await ask(database, "select note, version from home_access where id = $1", client)
    place = door_note.place(client, kept["version"])
    assert _unsealed({client: key}, place, kept["note"]) == DOOR
    with pytest.raises(SealError):
        held().unwrap(row["master"], row["wrapped"], key_place(client))
    assert await asyncio.to_thread(rewrap, settings_for(database, master_keys=(OLD,))) == 1
    # Back to the tests' own key, for the others.
    back = Keyring((derive(SECRET, "master key"), NEW.encode()))
    assert await rewrap_all(world.engine, world.cooperative_id, back, world.clock) == (1, 0)
    async with await world.sign_in(client) as browser:
        assert (await browser.get(f"/api/clients/{client}/door-note")).json()["note"] == DOOR


def test_a_master_key_that_could_be_guessed_is_refused() -> None:
    assert _master_keys({"COMMONROTA_MASTER_KEYS": f"{NEW}, {OLD}"}) == (NEW, OLD)
    with pytest.raises(SettingError):
        _master_keys({"COMMONROTA_MASTER_KEYS": "short"})


async def test_no_program_reads_or_writes_keys_but_by_the_databases_functions(
    world: World, database: TestDatabase
) -> None:
    for url in (database.app_url, database.worker_url):
        connection = await asyncpg.connect(url)
        for query in ("select * from data_key", "delete from data_key", "update data_key set master = 'x'"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(query)
        await connection.close()


async def test_two_who_write_first_share_one_key_and_who_was_erased_is_given_none(
    world: World, database: TestDatabase
) -> None:
    client, gone = await world.a_client("Margaret"), await world.a_client("Joan")
    await ask(
        database,
        "insert into erasure (cooperative_id, id, member_id, asked_at, begun_at, erased_at) "
        "values ($1, $2, $3, $4, $4, $4)",
        *(world.cooperative_id, new_id(), gone, world.now),
    )

    async def write(words: str) -> bytes:
        async with world.writing() as session:
            return await seal(session, phone_of(client), words, now=world.now)

    sealed = await asyncio.gather(write("one"), write("two"))
    async with world.writing() as session:
        assert await unseal_all(session, [(phone_of(client), each) for each in sealed]) == ["one", "two"]
        with pytest.raises(KeyError):
            await seal(session, phone_of(gone), "three", now=world.now)


def test_every_sealed_column_is_of_a_table_that_says_whose_it_is() -> None:
    found = {
        f"{table.name}.{column}": table.info["subjects"]
        for table in Base.metadata.sorted_tables
        for column in sealed_columns(table)
    }
    assert {"care_note.note", "care_note.answer", "home_access.note", "member_contact.phone"} <= set(found)
    assert all(len(subjects) == 1 for subjects in found.values())
