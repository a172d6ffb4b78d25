from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from agent.errors import UsageError
from agent.geometry import Box, Point
from agent.screenshot import Screenshot
from policies.ui_tars.resize import PROFILES, Profile, Space, View, fit, profile, view_of

SERVER_PATCHES = 1280  # that the stricter servers admit, the reference processor and llama.cpp among them
TARS = PROFILES["ui-tars-1.5"]
SIZES = st.integers(1, 12_000)
ANY_PROFILE = st.sampled_from([*PROFILES.values(), TARS.within(SERVER_PATCHES)])


@pytest.mark.parametrize(
    ("size", "sent"),
    [
        ((1920, 1080), (1932, 1092)),
        ((1366, 768), (1372, 756)),
        ((1440, 900), (1428, 896)),
        ((2560, 1440), (2548, 1428)),
        ((3840, 2160), (3836, 2156)),
        ((5120, 2880), (4760, 2688)),
        ((1522, 1022), (1512, 1008)),  # half to even: rounded half up it is 1036 high
    ],
)
def test_the_published_sizes_come_out(size: tuple[int, int], sent: tuple[int, int]) -> None:
    assert fit(*size, TARS) == sent


@pytest.mark.parametrize("size", [(1920, 1080), (2560, 1440), (3840, 2160), (5120, 2880)])
def test_with_the_limit_of_a_common_server_all_wide_screens_become_one(size: tuple[int, int]) -> None:
    assert fit(*size, TARS.within(SERVER_PATCHES)) == (1316, 728)


@given(SIZES, SIZES, ANY_PROFILE)
def test_what_is_sent_is_left_as_it_is(width: int, height: int, chosen: Profile) -> None:
    assume(max(width, height) <= 100 * min(width, height))
    sent = fit(width, height, chosen)
    assert fit(*sent, chosen) == sent
    assert all(side % chosen.patch == 0 for side in sent)
    assert sent[0] * sent[1] <= chosen.most
    assert sent[0] * sent[1] >= chosen.least


@given(
    st.integers(1, 8000), st.integers(1, 8000), st.sampled_from(list(Space)),
    st.floats(0, 1), st.floats(0, 1), st.integers(-4000, 4000), st.integers(-4000, 4000),
)  # fmt: skip
def test_there_and_back_is_within_half_of_the_models_unit(
    width: int, height: int, space: Space, right: float, down: float, left: int, top: int
) -> None:
    view = View(width, height, Box(left, top, 1920, 1080), space)
    point = Point(left + right * 1920, top + down * 1080)
    named = view.named(point)
    back = view.point_at(*named)
    most_x, most_y = view.bounds
    assert abs(back.x - point.x) <= 0.5 * 1920 / most_x + 1e-6
    assert abs(back.y - point.y) <= 0.5 * 1080 / most_y + 1e-6
    assert view.named(back) == named


@pytest.mark.parametrize("name", PROFILES)
def test_a_picture_has_the_size_that_its_view_says(name: str) -> None:
    shot = Screenshot(np.zeros((1080, 1920, 4), np.uint8), Box(-1920, 0, 1920, 1080), 0.0)
    pixels, view = view_of(shot, PROFILES[name])
    assert pixels.shape == (view.height, view.width, 3)
    corner = view.point_at(*view.bounds)
    assert (corner.x, corner.y) == (0, 1080)
    assert view.point_at(0, 0) == Point(-1920, 0)


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (2010, 10), (1, 201)])
def test_a_sliver_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="too narrow"):
        fit(*size, TARS)


def test_an_unknown_profile_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"ui-tars-1\.5"):
        profile("ui-tars-15")
