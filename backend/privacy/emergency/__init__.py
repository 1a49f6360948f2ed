"""Somebody named opens a listed set about one client for two hours, with a reason, and all concerned are told."""
