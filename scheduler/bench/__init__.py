"""Measurements as commands that print a table; they are not timed tests."""

from scheduler.bench.tables import run

__all__ = ["run"]
