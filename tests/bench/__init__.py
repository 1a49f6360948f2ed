"""Benchmarks: commands that print ratios from one run, never timed tests."""
