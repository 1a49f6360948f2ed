"""Commonrota: scheduling for care cooperatives that belong to those who give care and those who receive it."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("commonrota")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0.0.0"
