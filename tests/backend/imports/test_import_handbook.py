import ast
import re
from pathlib import Path
from string import Formatter

import msgspec

import backend.imports
from backend.imports.example import EXAMPLE
from backend.imports.handbook import handbook
from backend.imports.reader import read
from backend.imports.sentences import TEXTS
from backend.imports.sheets import SHEETS
from tests.backend.imports.folders import written

HOME = Path(backend.imports.__file__).parent
# Ratings, moods and reasons are never collected; a column may not even be named like one.
NEVER = re.compile(r"rating|score|rank|reason|mood|reliab|punctual|perform", re.IGNORECASE)


def test_the_handbook_says_what_the_code_reads() -> None:
    assert (HOME / "README.md").read_text() == handbook()


def test_the_handbooks_examples_are_a_folder_that_can_be_read() -> None:
    with written() as folder:
        assert read(folder).cooperative == EXAMPLE


def test_every_file_of_the_handbook_has_an_example_row() -> None:
    assert all(getattr(EXAMPLE, sheet.name) for sheet in SHEETS)


def test_every_column_fills_a_field_of_its_row_and_every_field_has_a_column() -> None:
    for sheet in SHEETS:
        assert [column.field for column in sheet.columns] == list(sheet.row_type.__struct_fields__)


def test_a_column_that_may_be_blank_means_what_the_struct_means_without_it() -> None:
    for sheet in SHEETS:
        defaults = {field.name: field.default for field in msgspec.structs.fields(sheet.row_type)}
        for column in sheet.columns:
            if not column.needed:
                assert column.blank == defaults[column.field], (sheet.file, column.header)


def test_no_column_collects_what_is_never_collected() -> None:
    assert [c.header for sheet in SHEETS for c in sheet.columns if NEVER.search(c.header)] == []


def test_every_code_in_the_source_has_a_sentence_and_every_sentence_a_use() -> None:
    sources = [path.read_text() for path in HOME.rglob("*.py") if path.name != "sentences.py"]
    nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
    words = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert set(TEXTS) - words == set()
    raised = {code_of(node) for node in nodes if isinstance(node, ast.Call)} - {None}
    assert raised - set(TEXTS) == set()
    assert len(raised) > 40


def code_of(call: ast.Call) -> object:
    places = {"CellError": 0, "error": 1, "warning": 1}
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    place = places.get(name, len(call.args))
    code = call.args[place] if place < len(call.args) else None
    return code.value if isinstance(code, ast.Constant) else None


def test_every_sentence_ends_and_names_only_simple_parameters() -> None:
    for text in TEXTS.values():
        assert text.rstrip("”)").endswith((".", "?"))
        names = [name for _literal, name, _form, _conversion in Formatter().parse(text) if name is not None]
        assert all(map(str.isidentifier, names))
