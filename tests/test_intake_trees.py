"""Trees of questions: what they answer, and that what the package ships is what the texts taught."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import train_comments, train_halves
from tests.learning import digest, taught
from zhiku.intake.other_halves import Half, Offer, features, glance, odds
from zhiku.intake.rules import read
from zhiku.intake.stuffing import repeated, stuffed
from zhiku.intake.trees import UNIT, Trees, trees

HERE = Trees.of({"names": ["gain", "lead"], "trees": [[0, 500, -1000, [1, 0, 250, 2000]], 40]})


@pytest.mark.parametrize(("measured", "expected"), [
    ({"gain": 0.5, "lead": 9.0}, -0.96), ({"gain": 0.501, "lead": 0.0}, 0.29), ({"gain": 3.0, "lead": 0.001, "other": 1.0}, 2.04),
])
def test_a_border_belongs_to_what_is_below_it(measured: dict[str, float], expected: float) -> None:
    assert HERE.odds(measured) == expected


@given(st.fixed_dictionaries({name: st.floats(-9, 9) for name in trees("half_trees.json").names}))
def test_every_measure_has_an_answer_that_comes_from_the_leaves(measured: dict[str, float]) -> None:
    known = [round(measured[name] * UNIT) for name in trees("half_trees.json").names]

    def answer(node: object) -> int:
        while isinstance(node, list):
            node = node[2] if known[node[0]] <= node[1] else node[3]
        assert isinstance(node, int)
        return node

    assert trees("half_trees.json").odds(measured) == sum(map(answer, json.loads(read("half_trees.json"))["trees"])) / UNIT


def test_what_is_measured_is_what_the_trees_ask_for() -> None:
    assert tuple(sorted(features(Offer(0, Half("尤其", "尤", True), "其", 2.0, 1.0), 900))) == trees("half_trees.json").names


def test_a_character_that_filters_take_is_likelier_than_one_that_they_do_not() -> None:
    surname, other = Offer(0, Half("尤其", "尤", True), "其", 2.0, 1.0), Offer(0, Half("极其", "极", True), "其", 2.0, 1.0)
    assert odds(surname, 900) > 1 > odds(surname._replace(gain=-0.5), 900)
    assert odds(surname, 900) > odds(other, 900) and glance(surname, 900) > glance(other, 900)


@pytest.mark.parametrize("trainer", [train_halves, train_comments], ids=lambda trainer: trainer.__name__)
def test_the_trees_came_from_these_texts(trainer) -> None:
    assert taught()[trainer.OUT.name] == digest(trainer.OUT, trainer.taught_by()), f"python -m {trainer.__name__}"


def test_words_that_are_stuffed_in_again_and_again() -> None:
    said = ["昨天问的之所以办法很好。", "这里的之所以老师耐心。", "店里的客人很多。"]
    known = repeated("\n".join(said), "\n".join([*said, "客人来了。"]))
    assert known["之所以"] == (2, 0) and known["客人"] == (1, 1)
    text = said[0]
    (again, at, size), = stuffed(text, known)
    (once, *_), = stuffed(text, {})
    assert text[at:at + size] == "之所以" and again > once
    (client, *_), = stuffed(said[2], known)
    assert client < 0 < again
