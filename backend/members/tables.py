"""Cooperatives, teams, members and what is known of them, one table a data category."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.dialects.postgresql import BYTEA, TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, personal, sealed, shared, within, words


def of_cooperative() -> ForeignKeyConstraint:
    """The cooperative a row belongs to exists."""
    return ForeignKeyConstraint(["cooperative_id"], ["cooperative.id"])


class CooperativeRow(Base):
    """One self-governing organisation.

    `circles_version` moves when anybody's relation to anybody changes, `agreements_version` when an agreement does.
    """

    __tablename__ = "cooperative"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    zone: Mapped[str]
    phone: Mapped[str]
    address: Mapped[str] = mapped_column(default="", server_default=text("''"))
    currency: Mapped[str]
    language: Mapped[str]
    circles_version: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    agreements_version: Mapped[int] = mapped_column(default=0, server_default=text("0"))

    __table_args__ = ({"info": shared()},)


class TeamRow(InCooperative, Base):
    """A small circle of workers and clients."""

    __tablename__ = "team"
    key: Mapped[str]
    name: Mapped[str]

    __table_args__ = (
        of_cooperative(),
        Index("uq_team_cooperative_id_key", "cooperative_id", "key", unique=True),
        {"info": shared()},
    )


class MemberRow(InCooperative, Base):
    """A person who co-owns the cooperative, as an id and the classes they belong to; no name.

    `leaves_on` is the first day on which they are no member any more, said ahead; `left_at` when that came true.
    `leave_is_own` where they said so themselves.
    """

    __tablename__ = "member"
    key: Mapped[str]
    classes: Mapped[list[str]]
    joined_at: Mapped[datetime]
    leaves_on: Mapped[date | None]
    leave_is_own: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    left_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        of_cooperative(),
        Index("uq_member_cooperative_id_key", "cooperative_id", "key", unique=True),
        CheckConstraint("classes <@ array['worker', 'client', 'supporter']", name="classes"),
        {"info": shared()},
    )


class TeamMembershipRow(InCooperative, Base):
    """A member's place in a team, as one who belongs to it or as its coordinator."""

    __tablename__ = "team_membership"
    team_id: Mapped[UUID]
    member_id: Mapped[UUID]
    role: Mapped[str]
    since_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        within("team", "team_id"),
        within("member", "member_id"),
        CheckConstraint("role in ('member', 'coordinator')", name="role"),
        Index(
            "uq_team_membership_live",
            "cooperative_id",
            "member_id",
            "team_id",
            "role",
            unique=True,
            postgresql_where=text("ended_at is null"),
        ),
        Index("ix_team_membership_team", "cooperative_id", "team_id"),
        {"info": shared()},
    )


class MemberIdentityRow(InCooperative, Base):
    """What a member is called. `id` is the member's own."""

    __tablename__ = "member_identity"
    member_id: Mapped[UUID]
    given_name: Mapped[str]
    family_name: Mapped[str]

    __table_args__ = (
        within("member", "member_id"),
        CheckConstraint("id = member_id", name="one_a_member"),
        {"info": personal("Identity", "member_id")},
    )


class MemberContactRow(InCooperative, Base):
    """Where a member is reached, in which language, by which channels; the number is sealed, the address signs in."""

    __tablename__ = "member_contact"
    member_id: Mapped[UUID]
    email: Mapped[str | None]
    phone: Mapped[bytes | None] = mapped_column(BYTEA, info=words())
    language: Mapped[str]
    by_push: Mapped[bool] = mapped_column(default=True)
    by_email: Mapped[bool] = mapped_column(default=True)

    __table_args__ = (
        within("member", "member_id"),
        CheckConstraint("id = member_id", name="one_a_member"),
        Index("ix_member_contact_email", text("lower(email)")),
        {"info": personal("Contact", "member_id")},
    )


class SpokenLanguageRow(InCooperative, Base):
    """A language a member speaks with clients, or needs spoken with them; BCP 47."""

    __tablename__ = "spoken_language"
    member_id: Mapped[UUID]
    language: Mapped[str]
    part: Mapped[str]

    __table_args__ = (
        within("member", "member_id"),
        CheckConstraint("part in ('speaks', 'needs')", name="part"),
        Index("uq_spoken_language_member", "cooperative_id", "member_id", "part", "language", unique=True),
        {"info": personal("Language", "member_id")},
    )


class TrustedContactRow(InCooperative, Base):
    """Somebody a client trusts to act for them, on which topics, until when."""

    __tablename__ = "trusted_contact"
    client_id: Mapped[UUID]
    contact_id: Mapped[UUID]
    topics: Mapped[list[str]]
    during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[UUID | None]

    __table_args__ = (
        within("member", "client_id"),
        within("member", "contact_id"),
        CheckConstraint("client_id <> contact_id", name="not_oneself"),
        CheckConstraint("topics <@ array['times', 'requests', 'notes', 'data']", name="topics"),
        CheckConstraint("not isempty(during) and not upper_inf(during)", name="ends"),
        ExcludeConstraint(
            ("cooperative_id", "="),
            ("client_id", "="),
            ("contact_id", "="),
            ("during", "&&"),
            where=text("ended_at is null"),
            name="ex_trusted_contact_once",
        ),
        {
            "info": personal(
                "EmergencyContact", "client_id", "contact_id", kept_from="least(t.ended_at, upper(t.during))"
            )
        },
    )


class MemberSessionRow(InCooperative, Base):
    """A signed-in browser; the token itself is nowhere, only its SHA-256."""

    __tablename__ = "member_session"
    member_id: Mapped[UUID]
    token_hash: Mapped[bytes] = mapped_column(BYTEA, unique=True)
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    agent: Mapped[str]

    __table_args__ = (
        within("member", "member_id"),
        {"info": personal("Contact", "member_id", kept_from="least(t.ended_at, t.expires_at)")},
    )


class SignInLinkRow(InCooperative, Base):
    """A one-time link: ten minutes, once, in the browser that asked for it."""

    __tablename__ = "sign_in_link"
    member_id: Mapped[UUID]
    nonce_hash: Mapped[bytes] = mapped_column(BYTEA)
    token_hash: Mapped[bytes | None] = mapped_column(BYTEA, unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    __table_args__ = (within("member", "member_id"), {"info": sealed()})


class PasskeyRow(InCooperative, Base):
    """What a person's device signs with in place of a link: the public half, and what they call it."""

    __tablename__ = "passkey"
    member_id: Mapped[UUID]
    name: Mapped[str]
    credential_id: Mapped[bytes] = mapped_column(BYTEA, unique=True)
    public_key: Mapped[bytes] = mapped_column(BYTEA)
    sign_count: Mapped[int]
    transports: Mapped[list[str]]
    backed_up: Mapped[bool]
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]

    __table_args__ = (
        within("member", "member_id"),
        CheckConstraint("sign_count >= 0", name="counted"),
        Index("ix_passkey_member", "cooperative_id", "member_id"),
        {"info": personal("Contact", "member_id")},
    )


class PasskeyChallengeRow(Base):
    """What a device is to sign: five minutes, once, by whom it was made for. Of no member: nobody has signed yet."""

    __tablename__ = "passkey_challenge"
    challenge_hash: Mapped[bytes] = mapped_column(BYTEA, primary_key=True)
    owner_hash: Mapped[bytes] = mapped_column(BYTEA)
    purpose: Mapped[str]
    expires_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("purpose in ('add', 'sign_in')", name="purpose"), {"info": sealed()})
