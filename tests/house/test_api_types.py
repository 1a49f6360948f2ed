"""What the screens know of the API is what the server says of it."""

import subprocess
from pathlib import Path

from backend.serving import description
from tests.gates import PWA, environment, npm

TYPES = PWA / "types"
KEPT = PWA / "src" / "api.d.ts"


def run(command: list[str], text: str | None = None) -> str:
    """What `command` prints, in the folder that makes the types; a failure shows what it said."""
    done = subprocess.run(
        command, cwd=TYPES, env=environment(), input=text, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_types_of_the_api_are_those_of_the_servers_own_description(tmp_path: Path) -> None:
    if not (TYPES / "node_modules").exists():
        run([*npm(), "ci"])
    fresh = tmp_path / KEPT.name
    fresh.write_text(run([npm()[0], str(TYPES / "generate.mjs")], description()), encoding="utf-8")
    same = fresh.read_text(encoding="utf-8") == KEPT.read_text(encoding="utf-8")
    assert same, "pwa/src/api.d.ts is older than the API. To refresh it: `npm run types` in pwa/."
