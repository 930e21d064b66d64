"""The grade of a text: how many years of school it takes to read it with ease."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from assessment.reading_ease.syllables import syllables
from assessment.reading_ease.words import listed, sentences, words

# Kincaid, Fishburne, Rogers and Chissom (1975), Research Branch Report 8-75, Naval Technical
# Training Command: the three constants of their recalculated Flesch grade level.
PER_SENTENCE, PER_WORD, BASE = 0.39, 11.8, 15.59

# A name is read as one picture; a reader who knows it is not slowed by its syllables.
NAMES = listed(
    """
    amazon aws aurora fargate beanstalk lightsail redshift lambda cloudtrail cloudwatch guardduty
    inspector macie cognito kinesis athena glacier linux windows ubuntu kubernetes docker postgres
    mysql oracle python java apache wordpress fedramp artifact nitro bedrock sagemaker
    """
)
# Words that are part of a product's name and words of the language as well.
COMMON = {"on", "managed", "node", "groups", "instances", "elastic", "custom"}
# What Flesch counts as one thought may end in a colon or semicolon too ("How to Write Plain
# English", chapter 2), which is how our questions name a duty.
THOUGHT = re.compile(r"(?<=[:;])\s+")


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What a text has. Names are left out, and so are sentences that are nothing but names."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59.

        0 where there is no word to judge, and never below 0.
        """
        if not self.words:
            return 0.0
        length, weight = self.words / self.sentences, self.syllables / self.words
        return max(0.0, PER_SENTENCE * length + PER_WORD * weight - BASE)


def grade(text: str, *, names: Collection[str] = ()) -> float:
    """The Flesch-Kincaid grade of a text, `names` (of products and the like) left out."""
    return measure(text, names=names).grade


def measure(text: str, *, names: Collection[str] = ()) -> Measure:
    """Count a text. A line break ends a sentence, as in a list or a heading.

    Left out are `names`, the names above, and what is written in capitals or with digits inside,
    such as IAM, DynamoDB or EC2.
    """
    left_out = NAMES | {word.lower() for name in names for word in words(name)} - COMMON
    thoughts = [part for sentence in sentences(text) for part in THOUGHT.split(sentence)]
    read = [[w for w in words(part) if not _is_name(w, left_out)] for part in thoughts]
    counted = [word for thought in read for word in thought]
    return Measure(
        sentences=sum(map(bool, read)),
        words=len(counted),
        syllables=sum(map(syllables, counted)),
    )


def _is_name(word: str, names: Collection[str]) -> bool:
    bare = re.sub(r"[’']s?$", "", word)
    capitals = sum(letter.isupper() for letter in bare)
    written = capitals > 1 or (bare[:1].isalpha() and any(letter.isdigit() for letter in bare))
    return written or bare.lower() in names
