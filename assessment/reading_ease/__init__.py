"""Reading ease: how many syllables, words and sentences a text has, and the grade that follows."""

from assessment.reading_ease.grade import Measure, grade, measure
from assessment.reading_ease.syllables import syllables
from assessment.reading_ease.words import listed, sentences, words

__all__ = ["Measure", "grade", "listed", "measure", "sentences", "syllables", "words"]
