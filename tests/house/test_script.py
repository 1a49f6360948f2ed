"""The script makes ready what is missing, once, and then is out of the way."""

import signal
from pathlib import Path

import pytest

from tests.house.checkout import Checkout, packaged_node


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout whose environment is made."""
    checkout = Checkout(tmp_path_factory.mktemp("ready"))
    code, _, told = checkout.run("python", "-c", "")
    assert code == 0, told
    assert "Making an environment for Python: done in" in told
    return checkout


def test_a_second_start_makes_nothing_and_says_nothing(ready: Checkout) -> None:
    assert ready.run("python", "-c", "print(6 * 7)") == (0, "42\n", "")


def test_the_program_takes_the_scripts_place(ready: Checkout) -> None:
    with ready.start("python", "-c", "import os; print(os.getpid())") as child:
        assert child.stdout is not None
        assert int(child.stdout.readline()) == child.pid


def test_words_and_exit_codes_pass_through(ready: Checkout) -> None:
    assert ready.run("import", "--from", "a b")[:2] == (0, "program import --from a b\n")
    assert ready.run("python", "-c", "raise SystemExit(7)")[0] == 7


def test_without_a_word_it_says_what_it_can_do(ready: Checkout) -> None:
    code, _, told = ready.run()
    assert code == 1
    assert "./commonrota demo" in told


def test_help_names_the_programs_own_commands(ready: Checkout) -> None:
    assert ready.run("help")[:2] == (0, "program --help\n")


def test_a_changed_lock_file_makes_the_environment_anew(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    assert checkout.run("python", "-c", "")[0] == 0
    (tmp_path / ".commonrota" / "env" / "trace").touch()
    (tmp_path / "requirements.lock").write_text("# something else\n")
    code, _, told = checkout.run("python", "-c", "")
    assert (code, "Making an environment" in told) == (0, True)
    assert not (tmp_path / ".commonrota" / "env" / "trace").exists()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_interrupted_it_leaves_nothing_running_and_the_next_run_makes_it_whole(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    checkout = Checkout(tmp_path)
    with checkout.start("python", "-c", "") as child:
        assert child.stderr is not None
        assert child.stderr.readline() == "Making an environment for Python ...\n"
        child.send_signal(number)
        assert child.wait() == code
    assert checkout.left_running() == []
    assert checkout.run("python", "-c", "print('whole')")[:2] == (0, "whole\n")


def test_what_was_killed_outright_is_waited_for_and_made_whole(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    with checkout.start("python", "-c", "") as child:
        assert child.stderr is not None
        child.stderr.readline()
        child.kill()
    assert checkout.run("python", "-c", "print('whole')")[:2] == (0, "whole\n")
    assert checkout.left_running() == []


def test_two_at_once_make_it_once(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    with checkout.start("python", "-c", "") as first:
        assert first.stderr is not None
        first.stderr.readline()
        code, _, told = checkout.run("python", "-c", "")
    assert (first.returncode, code) == (0, 0)
    assert told == "Another ./commonrota is making things ready here; waiting for it.\n"


def test_an_install_that_fails_says_why_and_where_to_read_on(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    (tmp_path / "requirements.lock").write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n")
    code, _, told = checkout.run("python", "-c", "")
    assert code == 1
    assert "No matching distribution found for no-such-package==1.0" in told
    assert "All of it is in" in told
    assert "Traceback" not in told


def test_where_python_makes_no_environments_one_line_helps(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    # What Debian's python3 looks like without python3-venv.
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['ensurepip'] = None\n")
    code, _, told = checkout.run("python", "-c", "", PYTHONPATH=str(tmp_path))
    assert (code, told.strip().count("\n")) == (1, 0)
    assert "apt-get install python3-venv" in told


def test_the_screens_are_built_when_their_sources_change_and_only_then(ready: Checkout, tmp_path: Path) -> None:
    path = packaged_node(tmp_path)
    pwa = ready.root / "pwa"

    def serve() -> int:
        """How often the screens were built after one more start."""
        assert ready.run("serve", PATH=path)[:2] == (0, "program serve\n")
        return (ready.root / "builds.txt").read_text().count("built")

    assert serve() == 1
    assert serve() == 1
    (pwa / "words.txt").touch()
    assert serve() == 1
    (pwa / "words.txt").write_text("second")
    assert serve() == 2
    assert (pwa / "dist" / "index.html").read_text() == "second"
