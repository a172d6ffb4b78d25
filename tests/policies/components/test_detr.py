"""DETR's matching and loss against transformers', and that it learns to find a drawn square."""

from __future__ import annotations

import torch
from transformers.loss.loss_for_object_detection import HungarianMatcher, ImageLoss, generalized_box_iou

from policies.components.detr import DETR, Target, corners, match, overlaps, set_loss


def scene(
    pictures: int = 3, queries: int = 8, classes: int = 4
) -> tuple[torch.Tensor, torch.Tensor, list[Target]]:
    torch.manual_seed(0)
    logits = torch.randn(pictures, queries, classes + 1)
    boxes = torch.rand(pictures, queries, 4) * 0.5 + 0.1
    targets = [Target(torch.randint(0, classes, (n,)), torch.rand(n, 4) * 0.5 + 0.1) for n in (1, 3, 5)]
    return logits, boxes, targets


def test_giou_agrees_with_transformers() -> None:
    a, b = torch.rand(2, 6, 4) * 0.5 + 0.1

    torch.testing.assert_close(overlaps(a, b)[1], generalized_box_iou(corners(a), corners(b)))


def test_boxes_far_apart_have_a_giou_below_zero_that_grows_as_they_near() -> None:
    one = torch.tensor([0.1, 0.1, 0.1, 0.1])
    others = torch.tensor([[0.9, 0.1, 0.1, 0.1], [0.5, 0.1, 0.1, 0.1], [0.1, 0.1, 0.1, 0.1]])

    iou, giou = overlaps(one.unsqueeze(0), others)

    torch.testing.assert_close(iou[0], torch.tensor([0.0, 0.0, 1.0]))
    assert giou[0, 0] < giou[0, 1] < 0 < giou[0, 2]


def test_the_matching_agrees_with_transformers() -> None:
    logits, boxes, targets = scene()
    matcher = HungarianMatcher(class_cost=1, bbox_cost=5, giou_cost=2)

    theirs = matcher(
        {"logits": logits, "pred_boxes": boxes},
        [{"class_labels": t.classes, "boxes": t.boxes} for t in targets],
    )

    for i, (queries, which) in enumerate(theirs):
        expected = dict(zip(which.tolist(), queries.tolist(), strict=True))
        assert dict(enumerate(match(logits[i], boxes[i], targets[i]))) == expected


def test_the_loss_agrees_with_transformers() -> None:
    logits, boxes, targets = scene()
    matcher = HungarianMatcher(class_cost=1, bbox_cost=5, giou_cost=2)
    criterion = ImageLoss(matcher, num_classes=4, eos_coef=0.1, losses=["labels", "boxes"])

    parts = criterion(
        {"logits": logits, "pred_boxes": boxes},
        [{"class_labels": t.classes, "boxes": t.boxes} for t in targets],
    )

    expected = parts["loss_ce"] + 5 * parts["loss_bbox"] + 2 * parts["loss_giou"]
    torch.testing.assert_close(set_loss(logits, boxes, targets), expected)


def test_a_picture_without_objects_teaches_that_there_is_none() -> None:
    logits = torch.zeros(1, 5, 3, requires_grad=True)
    empty = Target(torch.empty(0, dtype=torch.long), torch.empty(0, 4))

    set_loss(logits, torch.rand(1, 5, 4), [empty]).backward()

    assert logits.grad is not None
    assert (logits.grad[..., 2] < 0).all()
    assert (logits.grad[..., :2] > 0).all()


def test_what_a_query_attends_to_sums_to_one_over_the_picture() -> None:
    model = DETR(3, queries=5, d=32, layers=1)
    logits, boxes = model(torch.rand(2, 3, 32, 48))

    assert logits.shape == (2, 5, 4)
    assert boxes.shape == (2, 5, 4)
    torch.testing.assert_close(model.attended().sum(dim=-1), torch.ones(2, 5))
    assert model.attended().shape == (2, 5, 4 * 6)
