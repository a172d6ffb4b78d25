"""Claims about average precision, checked by hand and against COCO's own arithmetic by brute force."""

from __future__ import annotations

import numpy as np
import pytest

from policies.detectors.precision import Judged, duplicates, overlaps, precision, recall

A, B, FAR = [0.0, 0, 20, 20], [100.0, 0, 160, 60], [500.0, 500, 560, 560]


def picture(there: list[tuple[int, list[float]]], found: list[tuple[int, list[float], float]]) -> Judged:
    return Judged(
        np.array([kind for kind, _ in there], np.int64),
        np.array([box for _, box in there], float).reshape(-1, 4),
        np.array([kind for kind, _, _ in found], np.int64),
        np.array([box for _, box, _ in found], float).reshape(-1, 4),
        np.array([score for _, _, score in found], float),
    )


def test_all_found_and_nothing_else_is_a_precision_of_one() -> None:
    seen = picture([(0, A), (1, B)], [(0, A, 0.9), (1, B, 0.6)])

    assert precision([seen], 0.5) == pytest.approx(1)
    assert recall([seen], 0.5, 0.5) == 1
    assert duplicates([seen], 0.5, 0.5) == 0


def test_a_surer_mistake_costs_more_than_an_unsure_one() -> None:
    sure = picture([(0, A)], [(0, FAR, 0.9), (0, A, 0.5)])
    unsure = picture([(0, A)], [(0, A, 0.9), (0, FAR, 0.5)])

    assert precision([sure], 0.5) == pytest.approx(0.5)
    assert precision([unsure], 0.5) == pytest.approx(1)


def test_a_second_box_on_one_thing_is_wrong_and_a_duplicate() -> None:
    twice = picture([(0, A), (0, B)], [(0, A, 0.9), (0, A, 0.8), (0, B, 0.7)])

    assert duplicates([twice], 0.5, 0.5) == pytest.approx(0.5)
    # recall 0.5 at precision 1 (places 0 to 50), then recall 1 at precision 2/3 (51 to 100)
    assert precision([twice], 0.5) == pytest.approx((51 + 50 * 2 / 3) / 101)


def test_a_box_on_a_large_thing_is_not_wrong_where_small_ones_are_counted() -> None:
    seen = picture([(0, A), (0, B)], [(0, B, 0.9), (0, A, 0.5)])

    assert precision([seen], 0.5, "small") == pytest.approx(1)
    assert precision([seen], 0.5, "large") == pytest.approx(1)
    assert np.isnan(precision([seen], 0.5, "medium"))


def test_the_right_place_with_the_wrong_class_is_recalled_but_not_right() -> None:
    seen = picture([(0, A)], [(1, A, 0.9)])

    assert precision([seen], 0.5) == 0
    assert recall([seen], 0.5, 0.5) == 1


def test_overlap_is_the_shared_area_over_that_of_both() -> None:
    assert overlaps(
        np.array([[0.0, 0, 10, 10]]), np.array([[5.0, 0, 15, 10], [20, 20, 30, 30]])
    ).tolist() == [[pytest.approx(1 / 3), 0]]
