"""What must hold between the rows of a folder, each rule in words a coordinator can act on."""

from backend.imports.findings import Finding
from backend.imports.lines import Lines
from backend.imports.rules.days import days
from backend.imports.rules.history import history
from backend.imports.rules.keys import keys
from backend.imports.rules.people import people
from backend.imports.rules.references import references
from backend.imports.rules.spans import spans
from backend.imports.rules.wishes import wishes

RULES = (keys, references, people, spans, days, wishes, history)


def together(lines: Lines) -> list[Finding]:
    """Everything that is wrong between rows, as far as the rows could be read."""
    return [finding for rule in RULES for finding in rule(lines)]
