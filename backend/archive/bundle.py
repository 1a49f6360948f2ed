"""An archive that somebody brings, opened with care: nothing goes to disk, and no claim of the file is believed."""

import io
import stat
import zipfile
import zlib
from datetime import date, datetime
from typing import Annotated, Literal, TypeVar
from uuid import UUID

import msgspec

from backend.archive.document import FORMAT
from backend.archive.packing import DOCUMENT
from backend.availability.schemas import Level, Minutes
from backend.kit.errors import Problem
from backend.privacy.declaring.schemas import Code, Days
from backend.privacy.purposes import Precision

MOST_ZIP_BYTES = 24_000_000
MOST_FILES = 5_000
MOST_WHOLE_BYTES = 200_000_000
MOST_DOCUMENT_BYTES = 40_000_000
# Text with many ids in it is pressed to a tenth at most; what is pressed to less than this was made to burst.
_MOST_RATIO = 200
_SMALL_BYTES = 1_000_000
_ENCRYPTED = 0x1
_PRESSED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_A_FILE_LISTED = b"PK\x01\x02"
Name = Annotated[str, msgspec.Meta(max_length=200)]
_T = TypeVar("_T")


class Origin(msgspec.Struct, frozen=True):
    """Where the archive was made."""

    name: Name


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement as it was elsewhere; `holds`: when the archive was made."""

    category: Code
    purpose: Code
    recipient: Code
    precision: Precision
    retention_days: Days
    until_on: date
    renews: bool
    holds: bool
    necessity: Literal["required", "optional"]

    @property
    def key(self) -> tuple[str, str, str]:
        """Which rule."""
        return self.category, self.purpose, self.recipient


class Talk(msgspec.Struct, frozen=True):
    """One time that rules were answered."""

    id: UUID
    opened_at: datetime


class Said(msgspec.Struct, frozen=True):
    """What was said of one rule, or became of what was said."""

    id: UUID
    seq: int
    category: Code
    purpose: Code
    recipient: Code
    answer: Literal["yes", "no", "but"]
    outcome: Literal["agreed", "waiting", "declined", "refused", "taken_back"]

    @property
    def key(self) -> tuple[str, str, str]:
        """Which rule."""
        return self.category, self.purpose, self.recipient


class Stretch(msgspec.Struct, frozen=True):
    """From one minute of a day to another."""

    from_: int = msgspec.field(name="from")
    until: int


class UsualSpan(msgspec.Struct, frozen=True):
    """A part of the usual week."""

    weekday: int
    minutes: Stretch
    level: Level


class ExceptionSpan(msgspec.Struct, frozen=True):
    """A part of one day."""

    exception_on: date
    minutes: Stretch
    level: Level


class Hours(msgspec.Struct, frozen=True):
    """Hours wanted."""

    least_minutes: Minutes
    wanted_minutes: Minutes
    most_minutes: Minutes


class Spoken(msgspec.Struct, frozen=True):
    """A language, spoken or needed."""

    language: Name
    part: Name


class Matching(msgspec.Struct, frozen=True):
    """Whom somebody asks for."""

    asked_gender: Literal["woman", "man"] | None


class Needed(msgspec.Struct, frozen=True):
    """Something that makes things easier."""

    need: Name


class Reached(msgspec.Struct, frozen=True):
    """How somebody is told."""

    language: Name
    by_push: bool
    by_email: bool


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """The document of an archive, as far as it is used; all of it is kept."""

    format: Literal["commonrota-archive-1"]
    made_at: datetime
    cooperative: Origin
    agreements: Annotated[tuple[Brought, ...], msgspec.Meta(max_length=10_000)]
    records: dict[Name, list[msgspec.Raw]]

    def of(self, name: str, kind: type[_T]) -> tuple[_T, ...]:
        """The rows of one kind; Problem 400 where they are not what they are called."""
        try:
            return tuple(msgspec.json.decode(row, type=kind) for row in self.records.get(name, ()))
        except msgspec.DecodeError as error:
            raise not_ours() from error

    def refused(self) -> frozenset[tuple[str, str, str]]:
        """The rules of which the last word was a no; one that was taken back is none."""
        opened_at = {one.id: one.opened_at for one in self.of("negotiation", Talk)}
        lines = (one for one in self.of("negotiation_rule", Said) if one.id in opened_at)
        ordered = sorted(lines, key=lambda one: (opened_at[one.id], one.id, one.seq))
        gone = {(one.id, one.key) for one in ordered if one.outcome == "taken_back"}
        last = {one.key: one.answer for one in ordered if (one.id, one.key) not in gone}
        return frozenset(key for key, answer in last.items() if answer == "no")


def opened(body: bytes) -> bytes:
    """The document of an archive; Problem 400 or 413 that says by name what is wrong with it."""
    if len(body) > MOST_ZIP_BYTES:
        raise Problem("archive_too_large", 413, {"most_megabytes": MOST_ZIP_BYTES // 1_000_000})
    # To read a list of half a million files is work enough to keep others waiting: they are counted before.
    if body.count(_A_FILE_LISTED) > MOST_FILES:
        raise Problem("archive_bursts", 400)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            _must_be_harmless(archive.infolist())
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise Problem("archive_unreadable", 400) from error


def understood(document: bytes) -> Bundle:
    """What stands in the document; Problem 400 where that is no archive of ours."""
    try:
        return msgspec.json.decode(document, type=Bundle)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise not_ours() from error


def not_ours() -> Problem:
    """What was brought is no archive that this program wrote."""
    return Problem("archive_not_ours", 400, {"format": FORMAT})


def _must_be_harmless(files: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in files]
    if any(map(_leads_out, names)) or any(map(_is_link, files)) or len(set(names)) < len(names):
        raise Problem("archive_unsafe", 400)
    if sum(info.file_size for info in files) > MOST_WHOLE_BYTES:
        raise Problem("archive_bursts", 400)
    if any(info.file_size > _SMALL_BYTES and info.file_size > _MOST_RATIO * info.compress_size for info in files):
        raise Problem("archive_bursts", 400)
    # Of the other ways to press a file there is none that is unpacked a part at a time.
    if any(info.flag_bits & _ENCRYPTED or info.compress_type not in _PRESSED for info in files):
        raise Problem("archive_unreadable", 400)
    if DOCUMENT not in names:
        raise not_ours()


def _leads_out(name: str) -> bool:
    """True for a name that means a place outside the folder it is unpacked in, on any system."""
    parts = name.replace("\\", "/").split("/")
    return "\\" in name or ":" in name or "\0" in name or name.startswith("/") or ".." in parts


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _read(archive: zipfile.ZipFile) -> bytes:
    # What a file says of its size is a claim: no more than that, and no more than this, is ever unpacked.
    most = min(archive.getinfo(DOCUMENT).file_size, MOST_DOCUMENT_BYTES)
    with archive.open(DOCUMENT) as file:
        document = file.read(most + 1)
    if len(document) > MOST_DOCUMENT_BYTES:
        raise Problem("archive_bursts", 400)
    return document
