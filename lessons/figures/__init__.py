"""Figures: a form, a drawing, a sentence and a table, all made from one frozen state."""
