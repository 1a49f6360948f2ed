"""What of the operator's settings sending needs."""

from typing import Protocol


class Installation(Protocol):
    """The part of the settings that notifications read."""

    @property
    def secret(self) -> bytes:
        """What keys are derived from."""

    @property
    def public_url(self) -> str:
        """Where the app is reached, for links."""

    @property
    def smtp_url(self) -> str | None:
        """The mail server; None: there is none."""

    @property
    def mail_from(self) -> str:
        """The sender's address."""

    @property
    def push_hosts(self) -> tuple[str, ...]:
        """The push services we speak to, by host; a loopback host with its port is for tests."""
