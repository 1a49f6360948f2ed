"""What is logged of an error, and kept with a job that failed, says where it was and nothing of anybody."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.kit.db import connect
from tests.database import TestDatabase


async def test_an_error_of_the_database_does_not_say_whom_the_statement_was_about(empty_database: TestDatabase) -> None:
    engine = connect(empty_database.worker_url, name="test", pool=1)
    with pytest.raises(DBAPIError) as raised:
        async with engine.begin() as connection:
            await connection.execute(text("select 1 / 0 where cast(:who as text) <> ''"), {"who": "Margaret Test"})
    await engine.dispose()
    assert "Margaret" not in str(raised.value)
