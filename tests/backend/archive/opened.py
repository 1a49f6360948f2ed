"""An archive as a test opens it."""

import io
import zipfile
from typing import Any

import httpx
import msgspec

Json = dict[str, Any]


class Opened:
    """One archive's files by name."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            self.files = {info.filename: archive.read(info) for info in archive.infolist()}

    def text(self, name: str) -> str:
        """A file as text."""
        return self.files[name].decode("utf-8-sig")

    @property
    def document(self) -> Json:
        """The document that programs read."""
        found: Json = msgspec.json.decode(self.files["data.jsonld"])
        return found

    @property
    def looks(self) -> Json:
        """Who looked, and the ledger."""
        found: Json = msgspec.json.decode(self.files["looks.jsonld"])
        return found

    @property
    def records(self) -> dict[str, list[Json]]:
        """Every kind's rows."""
        found: dict[str, list[Json]] = self.document["records"]
        return found

    def hashes(self) -> set[str]:
        """What holds, by hash."""
        return {one["sha256"] for one in self.document["agreements"] if one["holds"]}


async def taken(browser: httpx.AsyncClient) -> Opened:
    """The archive of whoever is signed in."""
    answer = await browser.get("/api/my/archive")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"].startswith("attachment")
    return Opened(answer.content)
