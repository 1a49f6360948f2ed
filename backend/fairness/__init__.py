"""The burden ledger across weeks and what it shows: to oneself one's own balance, to all the distribution."""
