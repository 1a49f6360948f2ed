"""Drafts, what the solver found, who is assigned to what, and publishing a week."""
