"""A year of a made-up cooperative, week by week: whether what is shared unevenly evens out and stays so."""

from scheduler.simulate.run import Week, simulate
from scheduler.simulate.year import Year, year

__all__ = ["Week", "Year", "simulate", "year"]
