"""What answers say of questions and papers.

`values.question(item, rule=...)` for each version of each item that was on a paper, a `values.Sat`
for each learner, then `analysis.analyse(sats, questions)` gives `figures.Analysis`; `words` says it
to people.
"""
