"""Every table there is, so that migrations, policies and tests see the whole schema."""

from backend.archive import tables as _archive
from backend.availability import tables as _availability
from backend.care import tables as _care
from backend.care.circle import tables as _circle
from backend.fairness import tables as _fairness
from backend.kit import event_tables as _events
from backend.kit.tables import Base
from backend.members import tables as _members
from backend.notifications import tables as _notifications
from backend.privacy import tables as _privacy
from backend.privacy.declaring import tables as _declaring
from backend.privacy.emergency import tables as _emergency
from backend.privacy.erasing import tables as _erasing
from backend.privacy.negotiating import tables as _negotiating
from backend.privacy.proof import tables as _proof
from backend.privacy.questions import tables as _questions
from backend.privacy.sealing import tables as _sealing
from backend.rosters import tables as _rosters

__all__ = ["Base"]
PARTS = (
    _archive,
    _availability,
    _care,
    _circle,
    _declaring,
    _emergency,
    _erasing,
    _events,
    _fairness,
    _members,
    _negotiating,
    _notifications,
    _privacy,
    _proof,
    _questions,
    _rosters,
    _sealing,
)
