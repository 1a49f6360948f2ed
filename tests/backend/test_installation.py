"""What an operator says wrongly is told by name, in one line."""

from pathlib import Path

import pytest

from backend.__main__ import main
from backend.installation import installation
from backend.settings import SettingError

_NOWHERE = {"COMMONROTA_DATABASE_URL": "postgresql://nobody@localhost/none", "COMMONROTA_SECRET": "x" * 32}


@pytest.mark.parametrize("name", ["COMMONROTA_PORT", "COMMONROTA_PART_VISITS"])
@pytest.mark.parametrize("said", ["many", "-1", "0", "2.5", "²"])
def test_a_setting_that_is_no_number_is_refused_by_its_name(tmp_path: Path, name: str, said: str) -> None:
    environment = {**_NOWHERE, "COMMONROTA_DATA": str(tmp_path), name: said}
    with pytest.raises(SettingError, match=name), installation(environment):
        pass


def test_numbers_that_are_not_said_are_the_programs_own(tmp_path: Path) -> None:
    environment = {**_NOWHERE, "COMMONROTA_DATA": str(tmp_path), "COMMONROTA_PART_VISITS": ""}
    with installation(environment) as settings:
        assert (settings.port, settings.part_visits) == (8000, None)


def test_a_setting_that_cannot_be_ends_the_program_with_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for key, value in {**_NOWHERE, "COMMONROTA_DATA": str(tmp_path), "COMMONROTA_PORT": "eighty"}.items():
        monkeypatch.setenv(key, value)
    assert main(["migrate"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "COMMONROTA_PORT" in told


def test_a_week_that_is_no_day_is_told_how_a_day_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["roster", "willow", "monday", "out"])
    assert "a day is written as 2026-11-23, not as 'monday'" in capsys.readouterr().err
