from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.demo.cooperative import cooperative
from backend.demo.personas import PERSONAS
from backend.demo.shapes import ASHBOURNE_VALE, GLENMORE, SHAPES, Shape
from backend.imports.codes import SKILLS
from backend.imports.reader import read
from backend.imports.schemas import CooperativeFolder, MemberRow, StandingVisitRow, WorkedVisitRow
from backend.imports.writer import write

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module", params=[7, 11])
def ashbourne(request: pytest.FixtureRequest) -> CooperativeFolder:
    return cooperative(ASHBOURNE_VALE, seed=request.param, today=TODAY)


def visits_a_week(visit: StandingVisitRow) -> int:
    return len(visit.weekdays)


def teams_of(folder: CooperativeFolder) -> dict[str, frozenset[str]]:
    return {client.member: frozenset(client.agreed_team) for client in folder.clients}


def due(folder: CooperativeFolder) -> Counter[tuple[str, date]]:
    first = folder.cooperative.first_on - timedelta(days=56)
    days = [first + timedelta(days=step) for step in range(56)]
    return Counter(
        {
            (visit.visit, day): visit.workers
            for visit in folder.standing_visits
            for day in days
            if day.weekday() in visit.weekdays and visit.from_on <= day
        }
    )


def free(folder: CooperativeFolder, worker: str, visit: WorkedVisitRow) -> bool:
    spans = {
        (day, minute)
        for span in folder.availability
        if span.member == worker
        for day in span.weekdays
        for minute in range(span.starts_minute, span.ends_minute)
    }
    minutes = range(visit.starts_minute, visit.starts_minute + visit.minutes)
    return all(((visit.on.weekday() + minute // 1440) % 7, minute % 1440) in spans for minute in minutes)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000), st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_the_small_cooperative_of_any_seed_and_day_is_a_folder_without_a_mistake(
    tmp_path_factory: pytest.TempPathFactory, seed: int, today: date
) -> None:
    folder = tmp_path_factory.mktemp("demo")
    made = cooperative(GLENMORE, seed=seed, today=today)
    write(folder, made)
    reading = read(folder)
    assert reading.errors == ()
    assert reading.cooperative == made


def test_the_large_cooperative_is_a_folder_with_nothing_to_mend_or_to_know(
    tmp_path_factory: pytest.TempPathFactory, ashbourne: CooperativeFolder
) -> None:
    folder = tmp_path_factory.mktemp("demo")
    write(folder, ashbourne)
    reading = read(folder)
    assert reading.findings == ()
    assert reading.cooperative == ashbourne


def test_the_large_cooperative_is_as_large_as_a_real_one(ashbourne: CooperativeFolder) -> None:
    visits = sum(map(visits_a_week, ashbourne.standing_visits))
    for_two = sum(visits_a_week(visit) for visit in ashbourne.standing_visits if visit.workers > 1)
    assert (len(ashbourne.teams), len(ashbourne.workers), len(ashbourne.clients)) == (4, 60, 90)
    assert 650 <= visits <= 750
    assert 0.06 <= for_two / visits <= 0.10


def test_the_visits_hold_a_little_less_than_the_hours_wanted(ashbourne: CooperativeFolder) -> None:
    needed = sum(visits_a_week(visit) * visit.minutes * visit.workers for visit in ashbourne.standing_visits)
    wanted = sum(worker.wanted_minutes for worker in ashbourne.workers)
    assert 0.85 <= needed / wanted <= 0.95


def test_most_visits_may_start_a_little_earlier_or_later(ashbourne: CooperativeFolder) -> None:
    flexible = sum(visits_a_week(visit) for visit in ashbourne.standing_visits if visit.flexible_minutes in (15, 30))
    assert flexible > 0.8 * sum(map(visits_a_week, ashbourne.standing_visits))


def test_every_client_has_agreed_on_three_to_six_workers(ashbourne: CooperativeFolder) -> None:
    assert {len(team) for team in teams_of(ashbourne).values()} <= {3, 4, 5, 6}


def test_nobody_declines_somebody_they_agreed_on_and_either_side_declines_some(ashbourne: CooperativeFolder) -> None:
    said_by = {wish.member[0] for wish in ashbourne.wishes if wish.declined}
    assert said_by == {"C", "W"}


def test_some_clients_need_a_language_and_some_ask_for_a_gender(ashbourne: CooperativeFolder) -> None:
    assert sum(bool(wish.languages) for wish in ashbourne.wishes) >= 5
    assert {wish.gender for wish in ashbourne.wishes} >= {"any", "woman"}


def test_the_weeks_before_kept_almost_every_visit_and_mostly_by_the_agreed_team(ashbourne: CooperativeFolder) -> None:
    teams = teams_of(ashbourne)
    by_team = sum(visit.worker in teams[visit.client] for visit in ashbourne.history)
    assert len(ashbourne.history) > 0.9 * due(ashbourne).total()
    assert by_team > 0.7 * len(ashbourne.history)


def test_the_weeks_before_hold_no_visit_that_was_not_due(ashbourne: CooperativeFolder) -> None:
    made = Counter((visit.visit or "", visit.on) for visit in ashbourne.history)
    assert made - due(ashbourne) == Counter()


def test_nobody_worked_when_they_said_they_cannot_or_without_the_certificate(ashbourne: CooperativeFolder) -> None:
    tasks = {visit.visit: visit.tasks for visit in ashbourne.standing_visits}
    held: dict[tuple[str, str], date | None] = {(r.member, r.skill): r.until_on for r in ashbourne.certificates}
    for visit in ashbourne.history[::7]:
        assert free(ashbourne, visit.worker, visit), visit
        for task in set(tasks[visit.visit or ""]) & set(SKILLS):
            assert (held[visit.worker, task] or date.max) >= visit.on


def test_some_certificates_run_out_in_the_coming_weeks(ashbourne: CooperativeFolder) -> None:
    soon = [
        row for row in ashbourne.certificates if row.until_on and TODAY <= row.until_on < TODAY + timedelta(weeks=6)
    ]
    assert len(soon) >= 2


def test_the_late_visit_at_weekends_can_be_covered_by_nobody(ashbourne: CooperativeFolder) -> None:
    (late,) = (visit for visit in ashbourne.standing_visits if visit.visit.endswith("-late"))
    skilled = {row.member for row in ashbourne.certificates if row.skill == "hoist"}
    for span in ashbourne.availability:
        if span.member in skilled and set(span.weekdays) & set(late.weekdays):
            assert span.ends_minute < late.starts_minute + late.minutes


def test_every_team_has_a_coordinator_and_one_person_coordinates_all(ashbourne: CooperativeFolder) -> None:
    coordinates = [set(member.coordinates) for member in ashbourne.members if member.coordinates]
    every = {team.team for team in ashbourne.teams}
    assert every in coordinates
    assert all({team} in coordinates for team in every)


@pytest.mark.parametrize("shape", SHAPES)
def test_names_numbers_and_addresses_reach_nobody_real(shape: Shape) -> None:
    made = cooperative(shape, seed=7, today=TODAY)
    numbers = ("01632 960", "07700 900", "020 91")
    assert all(member.email is None or member.email.endswith(".example") for member in made.members)
    assert all(member.phone and member.phone.startswith(numbers) for member in made.members)
    assert len({(member.given_name, member.family_name) for member in made.members}) == len(made.members)


def test_every_persona_is_somebody_of_the_demo() -> None:
    made = {shape.key: cooperative(shape, seed=7, today=TODAY) for shape in SHAPES}
    for persona in PERSONAS:
        member = by_key(made[persona.cooperative], persona.member)
        assert bool(member.coordinates) == ("coordinat" in persona.description_code)


def test_a_daughter_acts_for_the_client_whom_the_tour_meets() -> None:
    made = cooperative(ASHBOURNE_VALE, seed=7, today=TODAY)
    client, daughter = by_key(made, "C001"), by_key(made, "S002")
    assert (client.given_name, daughter.given_name) == ("Kanta", "Hetal")
    assert ("S002", "C001") in {(contact.member, contact.client) for contact in made.trusted_contacts}
    assert {wish.member: wish for wish in made.wishes}["C001"].languages == ("gu",)


def by_key(folder: CooperativeFolder, key: str) -> MemberRow:
    return next(member for member in folder.members if member.member == key)
