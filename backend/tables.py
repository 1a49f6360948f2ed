"""Every table there is, so that migrations, policies and tests see the whole schema."""

from backend.availability import tables as _availability
from backend.care import tables as _care
from backend.care.circle import tables as _circle
from backend.fairness import tables as _fairness
from backend.kit import event_tables as _events
from backend.kit.tables import Base
from backend.members import tables as _members
from backend.notifications import tables as _notifications
from backend.privacy import tables as _privacy
from backend.rosters import tables as _rosters

__all__ = ["Base"]
PARTS = (_availability, _care, _circle, _events, _fairness, _members, _notifications, _privacy, _rosters)
