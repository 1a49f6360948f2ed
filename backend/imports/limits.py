"""What one folder may hold: far above a real cooperative, far below what would hurt the server."""

FILE_BYTES = 10_000_000
ROWS = 200_000
COLUMNS = 60
CELL_CHARACTERS = 2_000
NAME_CHARACTERS = 120
KEY_CHARACTERS = 40
FINDINGS_A_FILE = 100
FIRST_YEAR = 1900
LAST_YEAR = 2200
