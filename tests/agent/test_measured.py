from agent.events import Reading
from agent.measured import as_csv


def test_each_value_is_a_row_with_its_place_on_every_axis() -> None:
    table = as_csv([Reading("lora.share", (1, 2, 3, 4), ("layer", "head"), "%", (2, 2), "q", 8)])

    assert table.splitlines()[3] == "lora.share,q,8,layer head,1 0,3.0,%"


def test_what_a_model_said_is_no_formula() -> None:
    assert "'=1+1," in as_csv([Reading("ui_tars.probability", (0.5,), label="=1+1")])
