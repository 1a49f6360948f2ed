"""The ledger of hours and burdens is fairness' own; its table stands lower, where the solver can read it."""

from backend.rosters.tables import LedgerEntryRow

__all__ = ["LedgerEntryRow"]
