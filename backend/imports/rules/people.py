"""Classes, teams, sign-in and trusted contacts fit together."""

from collections.abc import Iterator

from backend.imports.findings import Finding, error, warning
from backend.imports.lines import Lines, wholes
from backend.imports.schemas import AvailabilityRow, MemberRow, TrustedContactRow, WorkerRow

_FILES = {"worker": "workers", "client": "clients"}


def people(lines: Lines) -> Iterator[Finding]:
    """What does not fit together about members."""
    members = wholes(lines, MemberRow)
    for row, member in members:
        yield from _member(row, member)
    yield from _emails(members)
    for member_class, name in _FILES.items():
        yield from _class_rows(lines, members, member_class, name)
    yield from _acting_for_self(lines)
    yield from _without_availability(lines)


def _member(row: int, member: MemberRow) -> Iterator[Finding]:
    if not member.teams and set(member.classes) & set(_FILES):
        yield error("members.csv", "team_needed", row, "teams")
    if "worker" in member.classes and member.email is None:
        yield warning("members.csv", "no_sign_in", row, "e-mail")


def _emails(members: list[tuple[int, MemberRow]]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for row, member in members:
        if member.email and first.setdefault(member.email.casefold(), row) != row:
            yield error("members.csv", "email_twice", row, "e-mail", other=first[member.email.casefold()])


def _class_rows(lines: Lines, members: list[tuple[int, MemberRow]], member_class: str, name: str) -> Iterator[Finding]:
    if not lines[name].readable:
        return
    listed = {line.values.get("member") for line in lines[name].lines}
    for row, member in members:
        if member_class in member.classes and member.member not in listed:
            yield error(
                "members.csv", "class_without_row", row, "classes", member_class=member_class, file=f"{name}.csv"
            )
    others = {member.member for _row, member in members if member_class not in member.classes}
    for line in lines[name].lines:
        if (key := line.values.get("member")) in others:
            yield error(
                f"{name}.csv", "row_without_class", line.row, "member", value=str(key), member_class=member_class
            )


def _acting_for_self(lines: Lines) -> Iterator[Finding]:
    for row, contact in wholes(lines, TrustedContactRow):
        if contact.member == contact.client:
            yield error("trusted_contacts.csv", "acts_for_self", row, "client")


def _without_availability(lines: Lines) -> Iterator[Finding]:
    available = {span.member for _row, span in wholes(lines, AvailabilityRow)}
    if available:
        for row, worker in wholes(lines, WorkerRow):
            if worker.member not in available:
                yield warning("workers.csv", "no_availability", row, "member")
