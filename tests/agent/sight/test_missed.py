"""Claims about words that the finder of lines passes over."""

from agent.sight.ink import ink_of, missed_words


def boxes(page, covered=()):
    return missed_words(ink_of(page.shown().image[:, :, :3].copy()), covered)


def test_a_word_beside_a_field_is_seen_and_the_outline_of_the_field_is_not(page):
    found = boxes(page.text((30, 45), "Email").box((120, 40, 320, 66)))
    assert len(found) == 1
    left, top, right, bottom = found[0]
    assert left <= 32
    assert right < 118
    assert top < 60 < bottom + 10


def test_a_word_that_a_line_covers_is_not_read_twice(page):
    assert boxes(page.text((30, 45), "Email"), [(20, 35, 110, 75)]) == []
