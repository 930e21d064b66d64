"""Invented learners in invented worlds, to judge a policy before people depend on it.

They rank designs; they do not predict anybody's score. Each module has a `run` that gives a
`Report` for fixed seeds.
"""
