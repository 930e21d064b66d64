"""How evenly the mock exams use the exam pool, and how much a learner meets again.

    .venv/bin/python -m tests.bench.papers [seeds]

For each form: how often the most used item stands on papers of learners who have seen nothing,
beside the mean, and how many questions of the 2nd, 3rd and 4th paper one learner has met before.
"""

import os
import random
import statistics
import sys
from collections import Counter
from collections.abc import Sequence

SEEDS, LEARNERS, SITTINGS, TRIES = 2_000, 40, 4, 200


def main(seeds: int) -> int:
    """Print the pool, then two lines a form."""
    import django  # noqa: PLC0415 -- after the settings

    django.setup()
    from assessment.blueprints import build  # noqa: PLC0415 -- after setup
    from assessment.items import Pool  # noqa: PLC0415 -- after setup
    from quizzes import bank  # noqa: PLC0415 -- after setup

    pool = [item for item in bank.bank().authored if item.pool is Pool.EXAM]
    enemies = {item.id: frozenset(item.enemies) for item in pool}
    sys.stdout.write(f"pool {len(pool)} items, {_together(enemies)} can stand together\n")

    def paper(slug: str, *, seed: int, seen: Counter[str]) -> list[str]:
        placed = build(pool, bank.blueprints()[slug], seed=seed, seen=seen)
        return [one.item.id for one in placed]

    for slug, blueprint in bank.blueprints().items():
        used = Counter[str]()
        for seed in range(seeds):
            used.update(paper(slug, seed=seed, seen=Counter()))
        most = max(used.values()) / seeds
        sys.stdout.write(
            f"{slug}: most used on {most:.1%} of {seeds} papers, mean"
            f" {blueprint.count / len(pool):.1%}, never used {len(pool) - len(used)}\n"
        )
        again: list[list[int]] = [[] for _ in range(SITTINGS)]
        for learner in range(LEARNERS):
            rng, seen = random.Random(learner), Counter[str]()  # noqa: S311 - a repeatable draw
            for counts in again:
                drawn = paper(slug, seed=rng.getrandbits(53), seen=seen)
                counts.append(sum(id_ in seen for id_ in drawn))
                seen.update(drawn)
        told = "; ".join(f"{n}. {_told(counts)}" for n, counts in enumerate(again[1:], 2))
        sys.stdout.write(f"{slug}: met before, of {blueprint.count}, by sitting: {told}\n")
    return 0


def _told(counts: Sequence[int]) -> str:
    return f"mean {statistics.mean(counts):.1f} ({min(counts)} to {max(counts)})"


def _together(enemies: dict[str, frozenset[str]]) -> int:
    """The most items without enemies among them that greedy tries find: a lower bound."""
    rng, best = random.Random(0), 0  # noqa: S311 - a repeatable draw
    for _ in range(TRIES):
        left, chosen = set(enemies), 0
        while left:
            least = min(len(enemies[id_] & left) for id_ in left)
            picked = rng.choice(sorted(i for i in left if len(enemies[i] & left) == least))
            left -= {picked, *enemies[picked]}
            chosen += 1
        best = max(best, chosen)
    return best


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS))
