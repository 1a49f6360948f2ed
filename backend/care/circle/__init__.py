"""Whom a client trusts to act for them: given by the client alone, on topics, until a day, and taken back at once."""
