"""A new way in is told to whose it is: by mail in their language whatever ways they chose, and to nobody else."""

from email import message_from_bytes, policy

from tests.backend.notifications.conftest import House
from tests.world_passkeys import Device, added


async def test_an_added_passkey_is_told_by_mail_to_who_chose_no_way_at_all(house: House) -> None:
    world = house.world
    asha, ruth = await world.a_worker("Asha"), await world.a_coordinator()
    async with await world.sign_in(asha) as browser:
        await browser.put("/api/my/channels", json={"push": False, "email": False})
        await browser.put("/api/me/language", json={"language": "es"})
    await added(world, asha, Device())
    await house.worker.run()
    async with await world.sign_in(asha) as hers, await world.sign_in(ruth) as other:
        told = (await hers.get("/api/my/notifications")).json()
        assert [(one["event_kind"], one["url"].partition("#")[2]) for one in told] == [
            ("passkey_added", "/coop/passkeys")
        ]
        assert (await other.get("/api/my/notifications")).json() == []
    [letter] = house.letters.got
    assert letter.rcpt_tos == [f"asha.{asha.hex}@example.org"]
    assert isinstance(letter.content, bytes)
    mail = message_from_bytes(letter.content, policy=policy.default)
    assert mail["subject"] == "Se ha añadido una llave de acceso tuya"
    assert "/#/coop/passkeys" in mail.get_content()


async def test_who_chose_mail_gets_one(house: House) -> None:
    await added(house.world, await house.world.a_worker("Asha"), Device())
    await house.worker.run()
    assert len(house.letters.got) == 1
