"""The HTTP API under inputs nobody meant: made from its own description, listed as bad, or marked to be found again."""
