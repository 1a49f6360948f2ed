"""The demo finds itself a port, and says what helps where it may not choose."""

import io
import socket
from collections.abc import Iterator

import pytest

from backend.demo.port import PortTakenError, choose
from backend.demo.say import Say


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_a_port_that_was_asked_for_and_is_taken_is_named_with_a_way_out(taken: int) -> None:
    with pytest.raises(PortTakenError, match=rf"Port {taken} is taken .* --port {taken + 1}"):
        choose("127.0.0.1", taken)


def test_a_free_port_is_the_one_that_was_asked_for(taken: int) -> None:
    free = next(port for port in range(taken + 1, 65535) if _free(port))
    assert choose("127.0.0.1", free) == free


def test_where_none_was_asked_for_a_taken_port_is_passed_over(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.demo.port.FIRST", taken)
    assert taken < choose("127.0.0.1", None) < taken + 50


def _free(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) != 0


def test_where_nobody_watches_a_running_step_is_not_told_more_often_than_every_two_seconds() -> None:
    told = io.StringIO()
    say = Say(told)
    say.step("Solving")
    for covered in range(100):
        say.running(f"{covered} covered")
    assert told.getvalue().splitlines() == ["[  0.0 s] Solving"]


def test_on_a_terminal_a_running_step_has_one_line_that_changes() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    told = Terminal()
    say = Say(told)
    for covered in ("1", "1", "2"):
        say.running(covered)
    say.step("done")
    assert told.getvalue().count("\n") == 1
    assert [line[-1] for line in told.getvalue().split("\r\x1b[2K")[:2]] == ["1", "2"]
