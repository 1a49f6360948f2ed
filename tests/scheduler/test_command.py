"""The command line says what it does, does it, and names a mistake in one line."""

import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from scheduler.bench import WORDS as MEASUREMENTS
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


@pytest.mark.parametrize("measurement", list(MEASUREMENTS))
def test_every_measurement_teaches(measurement: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["bench", measurement, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert f"python -m scheduler bench {measurement}" in said
    assert "Exit status" in said


@pytest.mark.parametrize("word", [w for w in WORDS if w != "bench"])
def test_every_word_says_what_goes_in_and_out_with_an_example_and_its_exit_status(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([word, "--help"])
    said = capsys.readouterr().out
    for part in ("In: ", "Out: ", f"  python -m scheduler {word} ", "Exit status: 0 "):
        assert part in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dance"], "invalid choice: 'dance'"),
        (["solve", "w.json"], "the following arguments are required: -o/--output"),
        (["solve", "w.json", "-o", "r.json", "--seconds", "nan"], "'nan' is no time to spend; give seconds above 0"),
        (["solve", "w.json", "-o", "r.json", "--seconds", "-1"], "'-1' is no time to spend; give seconds above 0"),
        (["solve", "w.json", "-o", "r.json", "--budget", "0"], "'0' is no count; give a whole number from 1"),
    ],
)
def test_a_wrong_argument_is_one_line_on_stderr(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.count("\n") == 1


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "scheduler", *arguments], input=given, capture_output=True, check=False
    )


def test_words_read_standard_input_and_write_standard_output_and_say_nothing_else(files: tuple[str, str]) -> None:
    problem = Path(files[0]).read_bytes()
    solved = run("solve", "-", "-o", "-", "--budget", "300", given=problem)
    assert (solved.returncode, solved.stderr) == (0, b"")
    roster = msgspec.json.decode(solved.stdout, type=Roster)
    assert roster.assignments == ours.read_roster(Path(files[1])).assignments
    assert run("check", files[0], "-", given=solved.stdout).returncode == 0
    both = run("check", "-", "-", given=problem)
    assert both.stderr.decode() == (
        "-: standard input holds one document; give the path of the problem or of the roster\n"
    )


def test_progress_is_told_where_it_is_asked_for(files: tuple[str, str], tmp_path: Path) -> None:
    told = run("solve", files[0], "-o", str(tmp_path / "again.json"), "--budget", "300", "--progress")
    assert b"cover" in told.stderr
    assert told.stdout == b""


def test_ctrl_c_writes_the_best_roster_so_far(tmp_path: Path) -> None:
    problem, roster = tmp_path / "week.json", tmp_path / "roster.json"
    problem.write_bytes(ours.write(week(seed=7, workers=20, visits=200, clients=30)))
    command = [sys.executable, "-m", "scheduler", "solve", str(problem), "-o", str(roster), "--seconds", "500"]
    with subprocess.Popen([*command, "--progress"], stderr=subprocess.PIPE) as solving:
        assert solving.stderr is not None
        assert b"covered" in solving.stderr.readline()
        solving.send_signal(signal.SIGINT)
        solving.stderr.read()
    assert solving.returncode == 130
    found = ours.read_roster(roster)
    assert found.assignments
    assert not found.complete
    assert main(["check", str(problem), str(roster)]) == 0


def test_importing_the_package_brings_no_solver_with_it() -> None:
    code = "import scheduler, sys; sys.exit(any(m.split('.')[0] in {'ortools', 'numpy'} for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_week_is_mended_for_each_sick_worker_by_its_own_word(capsys: pytest.CaptureFixture[str]) -> None:
    size = ["--workers", "12", "--visits", "60", "--clients", "10", "--budget", "300", "--sick", "2"]
    assert main(["bench", "week", "--replan", "--family", "teams", *size]) == 0
    rows = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert rows[:5] == ["case", "day", "rest", "day", "rest"]
