"""How one spreadsheet program in one country writes the same folder."""

from typing import Literal

from msgspec import Struct

DateForm = Literal["year-month-day", "day.month.year", "day/month/year"]
TimeForm = Literal["07:30", "7:30", "7.30", "7:30 am", "07:30:00"]


class Dialect(Struct, frozen=True, kw_only=True):
    """The choices a spreadsheet program makes when it saves CSV; the defaults are what we write ourselves."""

    delimiter: Literal[",", ";", "\t"] = ","
    encoding: Literal["utf-8", "utf-8-sig", "utf-16"] = "utf-8"
    line_end: Literal["\n", "\r\n"] = "\r\n"
    decimal: Literal[".", ","] = "."
    date_form: DateForm = "year-month-day"
    time_form: TimeForm = "07:30"
    quote_all: bool = False
    shouted_headers: bool = False
    reversed_columns: bool = False
    native_digits: bool = False


PLAIN = Dialect()
