"""Benchmarks: commands that print a table, not timed tests."""

__all__ = ["WORDS"]

# One line a measurement; it lives in scheduler/bench/<word>.py, made like a word of scheduler/cli (see words.py there).
WORDS = {
    "federation": "many areas at once, over processes: cover, shares over all, memory, time",
    "explain": "questions about visits of a solved week: seconds each",
    "replan": "twenty workers fall sick, one after the other, in a published week",
    "make": "write a made-up week to try things on",
    "week": "made-up weeks: cover, shares, time",
    "fairness": "made-up weeks: shares against their ceiling, Jain, Gini, envy, burdens",
    "rivals": "other solvers on the same problem for the same seconds",
    "hhcrsp": "the home health care instances of the literature: gap to best known",
    "shifts": "the shift instances of the literature: gap to best known, hard rules broken",
}
