"""Where things are called what: the addresses of an installation's people, cooperatives and documents."""

from uuid import UUID, uuid5

import msgspec

PROFILE_PATH = "/ns/care-data/v1"


class Places(msgspec.Struct, frozen=True):
    """The names of everything in documents, made from the address at which the installation is reached."""

    base: str
    cooperative_id: UUID

    @property
    def profile(self) -> str:
        """Our profile of ODRL: the terms that documents use."""
        return self.base + PROFILE_PATH

    @property
    def context(self) -> str:
        """What our short names stand for."""
        return f"{self.profile}/context.jsonld"

    @property
    def cooperative(self) -> str:
        """The cooperative, as a party."""
        return f"{self.base}/cooperatives/{self.cooperative_id}#coop"

    @property
    def seat(self) -> str:
        """The place whose law the cooperative stands under, where its country is not known."""
        return f"{self.base}/cooperatives/{self.cooperative_id}#seat"

    @property
    def store(self) -> str:
        """The place where this installation keeps its data, where its country is not known."""
        return f"{self.base}/#store"

    @property
    def callback(self) -> str:
        """Where the cooperative takes messages of a negotiation."""
        return f"{self.base}/api/my/data"

    def member(self, member_id: UUID) -> str:
        """A member, as a party: an id and no name."""
        return f"{self.base}/members/{member_id}"

    def data_of(self, member_id: UUID) -> str:
        """What is negotiated about: all that is held of a member."""
        return f"{self.member(member_id)}/data"

    def consent(self, member_id: UUID, agreement_id: UUID) -> str:
        """The receipt of one agreement; further versions of it are called by this and a number."""
        return f"{self.member(member_id)}/consent/{agreement_id}"

    def agreement(self, agreement_id: UUID) -> str:
        """Where an agreement is shown, and withdrawn."""
        return f"{self.base}/my/data/agreements/{agreement_id}"

    def notice(self, version: int) -> str:
        """The notice to members of one version of the declaration."""
        return f"{self.base}/api/notice#version-{version}"


def urn(identity: UUID, *part: str) -> str:
    """The name of something by its id; with a part, of something that stands in it, always the same."""
    return f"urn:uuid:{uuid5(identity, ' '.join(part)) if part else identity}"
