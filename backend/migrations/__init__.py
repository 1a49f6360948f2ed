"""The schema's steps, in order."""
