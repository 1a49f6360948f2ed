"""The command line says what it does, does it, and names a mistake in one line."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from scheduler.cli import WORDS, main
from scheduler.formats import ours
from scheduler.formats.generated import week
from scheduler.roster import Roster


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    problem = tmp_path / "week.json"
    problem.write_bytes(ours.write(week(seed=7, workers=8, visits=40, clients=6, teams=1)))
    roster = tmp_path / "roster.json"
    assert main(["solve", str(problem), "-o", str(roster), "--budget", "300"]) == 0
    return str(problem), str(roster)


def test_check_ends_with_one_only_where_a_rule_is_broken(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *files]) == 0
    assert "violations 0" in capsys.readouterr().out
    roster = ours.read_roster(Path(files[1]))
    late = [msgspec.structs.replace(a, starts=a.starts + 900, ends=a.ends + 900) for a in roster.assignments]
    Path(files[1]).write_bytes(ours.write(msgspec.structs.replace(roster, assignments=tuple(late))))
    assert main(["check", *files]) == 1
    assert "window v0" in capsys.readouterr().out


def test_explain_and_suggest_answer_for_every_visit(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", *files, "v00003", "w001"]) == 0
    assert main(["explain", *files, "v00003"]) == 0
    assert main(["suggest", *files, "v00003"]) == 0
    assert "everyone" in capsys.readouterr().out


def test_the_same_budget_writes_the_same_roster(files: tuple[str, str], tmp_path: Path) -> None:
    again = tmp_path / "again.json"
    main(["solve", files[0], "-o", str(again), "--budget", "300"])
    one, two = (msgspec.json.decode(Path(f).read_bytes(), type=Roster) for f in (files[1], str(again)))
    assert one.assignments == two.assignments


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "missing.json", "missing.json"], "missing.json: No such file"),
        (["bench", "hhcrsp", "--instances", "nowhere"], "nowhere: no instance"),
    ],
)
def test_a_mistake_is_one_line_on_stderr(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.count("\n") == 1


def test_an_unknown_visit_is_named(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", *files, "nobody"]) == 2
    assert "no visit has the id 'nobody'" in capsys.readouterr().err


@pytest.mark.parametrize("command", list(WORDS))
def test_every_command_teaches(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert len(capsys.readouterr().out) > 300


def test_importing_the_package_brings_no_solver_with_it() -> None:
    code = "import scheduler, sys; sys.exit(any(m.split('.')[0] in {'ortools', 'numpy'} for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
