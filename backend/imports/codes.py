"""The words a cell may hold where only certain words make sense."""

from typing import Literal, get_args

MemberClass = Literal["worker", "client", "supporter"]
Gender = Literal["woman", "man", "other"]
WishedGender = Literal["any", "woman", "man"]
Level = Literal["cannot", "can", "prefer"]
TravelMode = Literal["walk", "bike", "car", "bus"]
Topic = Literal["times", "requests", "notes", "data"]
Need = Literal["large_print", "no_phone_calls", "printed_week"]
Skill = Literal["personal_care", "medication", "hoist", "mobility", "night_watch"]
Task = Literal[
    "personal_care", "meal", "medication", "company", "household", "shopping", "mobility", "hoist", "night_watch"
]

MEMBER_CLASSES: tuple[str, ...] = get_args(MemberClass)
GENDERS: tuple[str, ...] = get_args(Gender)
WISHED_GENDERS: tuple[str, ...] = get_args(WishedGender)
LEVELS: tuple[str, ...] = get_args(Level)
TRAVEL_MODES: tuple[str, ...] = get_args(TravelMode)
TOPICS: tuple[str, ...] = get_args(Topic)
NEEDS: tuple[str, ...] = get_args(Need)
SKILLS: tuple[str, ...] = get_args(Skill)
TASKS: tuple[str, ...] = get_args(Task)
