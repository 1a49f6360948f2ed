"""`python -m tests.house.reach` prints who may reach what."""

from tests.house.reach.table import __doc__ as legend
from tests.house.reach.table import table_text

print(legend)
print(table_text())
