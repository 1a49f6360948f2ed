"""A picture shows every assignment and every uncovered place, names nobody, and opens offline without a script."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

import scheduler
from scheduler import Problem, Roster
from scheduler.cli import main
from scheduler.formats import ours, picture, picture_page
from scheduler.formats.picture_facts import Facts
from tests.builders_scheduler import a_problem, a_visit, a_worker, on
from tests.scheduler.instances import problems

SVG = "{http://www.w3.org/2000/svg}"


def drawn(problem: Problem, roster: Roster) -> list[str]:
    facts = Facts(problem, roster)
    return [picture.day_svg(facts, facts.day(d)) for d in range(problem.days)]


def told(svg: str) -> list[str]:
    return [e.text or "" for e in ET.fromstring(svg).iter(f"{SVG}title")]  # noqa: S314 - our own


@settings(max_examples=10, deadline=None)
@given(problem=problems())
def test_every_assignment_and_every_uncovered_place_is_drawn_once(problem: Problem) -> None:
    roster = scheduler.solve(problem, budget=100)
    titles = [t for svg in drawn(problem, roster) for t in told(svg)]
    for visit in problem.visits:
        here = [t for t in titles if t.startswith(f"{visit.id} of {visit.client}, ")]
        given = sum(a.visit == visit.id for a in roster.assignments)
        assert len(here) == max(visit.workers, given)
        assert sum("uncovered" in t for t in here) == visit.workers - given


def test_a_picture_says_what_it_is_to_who_cannot_see_it_and_fetches_nothing() -> None:
    problem = a_problem([a_worker("<w&1>")], [a_visit(), a_visit("v2", "12:00")])
    roster = Roster(problem="test", assignments=(on(problem.visits[0], "<w&1>"),))
    svg = drawn(problem, roster)[0]
    root = ET.fromstring(svg)  # noqa: S314 - our own
    assert root.get("role") == "img"
    assert all(root.find(f".//*[@id='{name}']") is not None for name in str(root.get("aria-labelledby")).split())
    assert "1 uncovered places" in svg
    assert "&lt;w&amp;1&gt;" in svg
    facts = Facts(problem, roster)
    page = picture_page.page(facts, [facts.day(0)], {"uncovered": 1})
    assert "<table><caption>Uncovered places" in page
    for text in (svg, page):
        assert "<script" not in text
        assert "prefers-color-scheme" in text
        assert set(re.findall(r"https?://[^\"]+", text)) == {"http://www.w3.org/2000/svg"}


def test_what_breaks_a_rule_is_marked_and_said() -> None:
    problem = a_problem([a_worker()], [a_visit(skills=("stoma",))])
    svg = drawn(problem, Roster(problem="test", assignments=(on(problem.visits[0]),)))[0]
    assert any("breaks skills" in t for t in told(svg))
    assert "✕" in svg


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["-o", "r.png"], "r.png: no picture by that name; end it in .svg or .html"),
        (["-o", "r.svg", "--day", "9"], "--day 9: the problem has 7 days; give 0 to 6"),
        (
            ["-o", "r.svg", "--worker", "nobody"],
            "w.json: no worker has the id 'nobody'; give one that is in the problem",
        ),
    ],
)
def test_the_command_draws_what_is_asked_for_and_says_what_it_cannot(
    more: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    problem = a_problem([a_worker(), a_worker("w2")], [a_visit(), a_visit("v2", day=1)])
    Path("w.json").write_bytes(ours.write(problem))
    Path("r.json").write_bytes(ours.write(scheduler.solve(problem, budget=100)))
    assert main(["picture", "w.json", "r.json", *more]) == 2
    assert capsys.readouterr().err == said + "\n"
    for name in ("one.svg", "page.html"):
        assert main(["picture", "w.json", "r.json", "-o", name, "--day", "1", "--worker", "w1"]) == 0
        assert "w2" not in Path(name).read_text()
        assert "v1 of" not in Path(name).read_text()
    assert main(["picture", "w.json", "r.json", "-o", "all.svg"]) == 0
    assert len(list(ET.fromstring(Path("all.svg").read_text()).iter(f"{SVG}svg"))) == 1 + problem.days  # noqa: S314


def test_a_worker_filter_changes_no_minute() -> None:
    problem = a_problem([a_worker(), a_worker("w2")], [a_visit()])
    facts = Facts(problem, Roster(problem="test", assignments=(on(problem.visits[0]),)))
    assert facts.day(0, ["w1"]).rows == facts.day(0).rows
