"""Signing in with what a person's own device keeps for them, in place of a link in a mail."""
