"""The page to look through the pictures: a table of screens and languages, with a switch for the theme and the size."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from tests.gallery.take import Choice

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Commonrota: every screen</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: #f7f4f4; color: #251b23; }
form { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .5rem 2rem; padding: 1rem; }
form { background: #fff; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; gap: 1rem; }
legend { float: left; margin-right: 1rem; font-weight: 700; }
table { border-spacing: 1rem; }
th, td { text-align: left; vertical-align: top; }
img { border: 1px solid #877a84; }
img.phone { width: 240px; }
img.laptop { width: 480px; }
img { display: none; }
body.light.phone img.light.phone, body.light.laptop img.light.laptop { display: block; }
body.dark.phone img.dark.phone, body.dark.laptop img.dark.laptop { display: block; }
</style></head><body><form>"""
_SCRIPT = """<script>
const form = document.forms[0];
const show = () => { document.body.className = [...new FormData(form).values()].join(' '); };
form.addEventListener('change', show);
show();
</script>"""


def write(folder: Path, choice: Choice) -> Path:
    """Of the pictures that are there; the others may still be taken."""
    page = folder / "index.html"
    page.write_text(
        "\n".join([_HEAD, *_switches(choice), "</form><table>", *_rows(folder, choice), "</table>", _SCRIPT])
    )
    return page


def _switches(choice: Choice) -> list[str]:
    groups: list[tuple[str, Sequence[str]]] = [("Theme", choice.themes), ("Size", choice.sizes)]
    return [f"<fieldset><legend>{name}</legend>{''.join(_radios(name, values))}</fieldset>" for name, values in groups]


def _radios(name: str, values: Sequence[str]) -> list[str]:
    return [
        f'<label><input type="radio" name="{name}" value="{value}"{"" if at else " checked"}> {value}</label>'
        for at, value in enumerate(values)
    ]


def _rows(folder: Path, choice: Choice) -> list[str]:
    head = "".join(f"<th>{language}</th>" for language in choice.languages)
    rows = [f"<tr><th></th>{head}</tr>"]
    for role in choice.roles:
        names = dict.fromkeys(screen.name for size in choice.sizes for screen in choice.screens(role, size))
        for name in names:
            cells = "".join(f"<td>{_cell(folder, choice, f'{role}-{name}-{each}')}</td>" for each in choice.languages)
            rows.append(f"<tr><th>{escape(role)}<br>{escape(name)}</th>{cells}</tr>")
    return rows


def _cell(folder: Path, choice: Choice, start: str) -> str:
    names = [(f"{start}-{theme}-{size}.png", theme, size) for theme in choice.themes for size in choice.sizes]
    return "".join(
        f'<a href="{name}"><img class="{theme} {size}" loading="lazy" src="{name}" alt="{start}"></a>'
        for name, theme, size in names
        if (folder / name).exists()
    )
