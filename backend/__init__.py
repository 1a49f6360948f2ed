"""Commonrota: scheduling for care cooperatives that belong to those who give care and those who receive it."""

__version__ = "0.1.0"
