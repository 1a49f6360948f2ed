"""Shifts on days, as the nurse rostering literature asks for them: who works which shift on which day.

Home visits have times and ways; these instances have neither, so they have a model and an engine of their own.
"""

from scheduler.shifts.model import Cover, Instance, Request, Rows, Shift, Worker
from scheduler.shifts.score import broken, cost

__all__ = ["Cover", "Instance", "Request", "Rows", "Shift", "Worker", "broken", "cost"]
