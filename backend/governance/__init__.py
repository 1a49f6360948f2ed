"""Policies in force, and how members change them."""
