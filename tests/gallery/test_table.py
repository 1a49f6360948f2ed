"""The table of screens holds what there is, and the pictures are those of the table."""

import re
from collections import Counter
from pathlib import Path

from tests.gallery import index
from tests.gallery.screens import README, SCREENS
from tests.gallery.take import LANGUAGES, Choice, Look, problems
from tests.gallery.window import THEMES

PWA = Path(__file__).resolve().parents[2] / "pwa"
# The same page at a second address: which row shows it.
ALSO = {
    "/coop/data/*": "my-data",
    "/coop/data-role/*": "data-desk",
    "/for/:client/data/*": "client-data",
    "/can": "can",
    "/team/:on": "not-kept",
    "/for/:client/ask/:step": "ask-when",
    "/desk/*": "week",
}


def shows(address: str, pattern: str) -> bool:
    have, want = address.partition("?")[0].split("/"), pattern.split("/")
    return len(have) == len(want) and all(
        there == asked or asked.startswith(":") for there, asked in zip(have, want, strict=True)
    )


def test_every_page_has_its_row() -> None:
    written = "\n".join(file.read_text() for file in (PWA / "src").glob("*/index.ts"))
    patterns = re.findall(r"\['(/[^']+)', ", written)
    assert len(patterns) > 20
    missing = [each for each in patterns if each not in ALSO and not any(shows(row.address, each) for row in SCREENS)]
    assert not missing


def test_every_language_of_the_screens_is_looked_at_in_its_direction() -> None:
    rows = re.findall(r"code: '(\w+)'.*dir: '(\w+)'", (PWA / "src" / "kit" / "languages.ts").read_text())
    assert dict(rows) == LANGUAGES


def test_no_two_rows_make_the_same_picture() -> None:
    assert Counter((row.role, row.name) for row in SCREENS).most_common(1)[0][1] == 1
    assert all(any((row.role, row.name) == wanted[:2] for row in SCREENS) for wanted in README.values())


def test_the_page_of_pictures_shows_those_that_are_there(tmp_path: Path) -> None:
    choice = Choice(languages=("ar",), sizes=("phone",), named=frozenset({"today"}))
    (today,) = choice.screens("worker", "phone")
    looks = [Look(today, "ar", "phone", theme) for theme in THEMES]
    assert choice.pictures() == len(looks)
    (tmp_path / f"{looks[0].title}.png").touch()
    page = index.write(tmp_path, choice).read_text()
    assert [look.title in page for look in looks] == [True, False]


def test_what_is_wrong_twice_is_said_once() -> None:
    looks = [Look(SCREENS[0], "en", "phone", theme) for theme in THEMES]
    (line,) = problems([(look, ["too wide"]) for look in looks])
    assert line.endswith("too wide  [en-light-phone, en-dark-phone]")
