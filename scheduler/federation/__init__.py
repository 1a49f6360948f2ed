"""Many teams, one ledger: parts are solved beside each other, then borders are crossed for whoever needs it."""

from scheduler.federation.joined import Federated, PartFigures, solve
from scheduler.federation.parts import Areas, Part, partition

__all__ = ["Areas", "Federated", "Part", "PartFigures", "partition", "solve"]
