"""Benches: each prints a ratio to a bare Django of the same run, and none is a timed test.

Run one by hand, for example ``.venv/bin/python -m tests.bench.throughput``. Everything talks to
this machine only, is bounded in count and time, and stops by itself.
"""
