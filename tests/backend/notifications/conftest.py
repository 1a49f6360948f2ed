"""A cooperative whose worker sends to a mail server and a push service on loopback."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.database import TestDatabase
from tests.world import World, a_world, settings_for
from tests.world_notifications import Letters, Phone, PushService, Worker, a_mail_server, a_push_service

PUBLIC_URL = "https://rota.example"


@dataclass
class House:
    """Everything one test needs."""

    world: World
    worker: Worker
    push: PushService
    letters: Letters
    database: TestDatabase

    async def phone(self, member_id: object) -> Phone:
        """A browser of this member that takes pushes."""
        phone = Phone(self.push)
        async with await self.world.sign_in(member_id) as browser:  # type: ignore[arg-type]
            answer = await browser.put(f"/api/my/push-subscriptions/{phone.id}", json=phone.subscription())
            assert answer.status_code == 200, answer.text
        return phone


@pytest.fixture
async def house(database: TestDatabase) -> AsyncIterator[House]:
    async with a_push_service() as push, a_mail_server() as (smtp_url, letters):
        more: dict[str, Any] = {
            "smtp_url": smtp_url,
            "mail_from": "rota@willow.example",
            "public_url": PUBLIC_URL,
            "push_hosts": ("push.example", push.host),
        }
        async with a_world(database, **more) as world:
            yield House(world, Worker(world, settings_for(database, **more)), push, letters, database)
