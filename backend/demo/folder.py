"""The demo as folders of CSV files, read like any cooperative's own."""

from datetime import date
from pathlib import Path

from backend.demo.cooperative import cooperative
from backend.demo.shapes import SHAPES
from backend.imports.writer import write as write_folder


def write(folder: Path, *, seed: int, today: date) -> tuple[Path, ...]:
    """Write each invented cooperative into its own folder under `folder`; the same bytes for the same seed and week."""
    written = tuple(folder / shape.key for shape in SHAPES)
    for path, shape in zip(written, SHAPES, strict=True):
        write_folder(path, cooperative(shape, seed=seed, today=today))
    return written
