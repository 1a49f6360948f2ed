"""All constraints, in the order people read them."""

from scheduler.constraints.availability import Availability
from scheduler.constraints.base import Constraint, RosterModel
from scheduler.constraints.breaks import Breaks
from scheduler.constraints.certificates import Certificates
from scheduler.constraints.daily_rest import DailyRest
from scheduler.constraints.day_most import DayMost
from scheduler.constraints.days_in_row import DaysInRow
from scheduler.constraints.declined import Declined
from scheduler.constraints.double_ups import DoubleUps
from scheduler.constraints.gender import Gender
from scheduler.constraints.hours_most import HoursMost
from scheduler.constraints.languages import Languages
from scheduler.constraints.links import Links
from scheduler.constraints.overlap import Overlap
from scheduler.constraints.pinned import Pinned
from scheduler.constraints.skills import Skills
from scheduler.constraints.spread import Spread
from scheduler.constraints.travel import Travel
from scheduler.constraints.week_most import WeekMost
from scheduler.constraints.weekly_rest import WeeklyRest
from scheduler.constraints.window import Window

CONSTRAINTS: tuple[Constraint, ...] = (
    Skills(),
    Certificates(),
    Languages(),
    Gender(),
    Declined(),
    Availability(),
    Window(),
    Overlap(),
    Travel(),
    Breaks(),
    DayMost(),
    Spread(),
    DailyRest(),
    WeeklyRest(),
    DaysInRow(),
    WeekMost(),
    HoursMost(),
    DoubleUps(),
    Links(),
    Pinned(),
)

__all__ = ["CONSTRAINTS", "Constraint", "RosterModel"]
