"""The cooperative, its teams, and its members with what is known of each of them."""

from datetime import datetime

from sqlalchemy.dialects.postgresql import Range

from backend.imports.loading.rows import Rows
from backend.imports.schemas import MemberRow as Member
from backend.kit.local_time import day_starts_at
from backend.members.tables import (
    CooperativeRow,
    MemberContactRow,
    MemberIdentityRow,
    MemberRow,
    TeamMembershipRow,
    TeamRow,
    TrustedContactRow,
)


def people(rows: Rows) -> None:
    """Everybody, by ids; names, ways to reach them, teams and trusted contacts in tables of their own."""
    _cooperative(rows)
    for team in rows.folder.teams:
        rows.add(TeamRow, id=rows.teams[team.team], key=team.team, name=team.name)
    for member in rows.folder.members:
        _member(rows, member)
    _trusted_contacts(rows)


def _cooperative(rows: Rows) -> None:
    told = rows.folder.cooperative
    rows.add_plain(
        CooperativeRow,
        {
            "id": rows.cooperative_id,
            "key": told.cooperative,
            "name": told.name,
            "zone": told.zone,
            "phone": told.phone,
            "address": told.address or "",
            "currency": told.currency,
            "language": told.language,
        },
    )


def _member(rows: Rows, member: Member) -> None:
    member_id = rows.members[member.member]
    joined_at = rows.now if member.joined_on is None else rows.starts_at(member.joined_on)
    rows.add(MemberRow, id=member_id, key=member.member, classes=list(member.classes), joined_at=joined_at)
    rows.add(
        MemberIdentityRow,
        id=member_id,
        member_id=member_id,
        given_name=member.given_name,
        family_name=member.family_name,
    )
    rows.add(
        MemberContactRow,
        id=member_id,
        member_id=member_id,
        email=member.email,
        phone=member.phone,
        language=member.language or rows.folder.cooperative.language,
    )
    _in_teams(rows, member, joined_at)


def _in_teams(rows: Rows, member: Member, since_at: datetime) -> None:
    """A place in each team named, and the role of coordinator where it is said."""
    places = [(team, "member") for team in dict.fromkeys(member.teams)]
    places += [(team, "coordinator") for team in dict.fromkeys(member.coordinates)]
    for team, role in places:
        rows.add(
            TeamMembershipRow,
            team_id=rows.teams[team],
            member_id=rows.members[member.member],
            role=role,
            since_at=since_at,
        )


def _trusted_contacts(rows: Rows) -> None:
    """Each from now to the end of the last local day; one that has ended is not loaded."""
    for contact in rows.folder.trusted_contacts:
        ends_at = day_starts_at(contact.until_on.fromordinal(contact.until_on.toordinal() + 1), rows.zone)
        if ends_at > rows.now:
            rows.add(
                TrustedContactRow,
                client_id=rows.members[contact.client],
                contact_id=rows.members[contact.member],
                topics=list(contact.topics),
                during=Range(rows.now, ends_at),
            )
