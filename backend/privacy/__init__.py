"""Purposes, agreements, access grants and the access ledger: the one door to personal data."""
