"""The MCP server as another program meets it: a process, its pipes, and a real editor on a display."""

from __future__ import annotations

import base64
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.types import CallToolResult, ElicitResult
from PIL import Image

from agent import store
from agent.episode import Result
from agent.local.desktop import LocalDesktop
from agent.redaction import BLANK

pytestmark = pytest.mark.desktop

SERVER = [sys.executable, "-m", "agent.cli", "mcp"]
ERAS = ["auto", "legacy"]  # the protocol of 2026-07-28, and those before it


class Person:
    """Answers every question in the same way, and remembers them."""

    def __init__(self, action: str = "accept", **content: Any) -> None:
        self.questions: list[str] = []
        self._result = ElicitResult(action=action, content=content or None)

    async def __call__(self, context: Any, params: Any) -> ElicitResult:
        self.questions.append(params.message)
        return self._result


@asynccontextmanager
async def served(folder: Path, *options: str, **client: Any) -> AsyncIterator[Client]:
    """Start a server with its temporary files and episodes in this folder, and connect to it."""
    (folder / "temporary").mkdir(exist_ok=True)
    words = [*SERVER[1:], "--out", str(folder / "runs"), *options]
    environment = os.environ | {"TMPDIR": str(folder / "temporary")}
    with (folder / "stderr.txt").open("a") as stderr:
        server = StdioServerParameters(command=SERVER[0], args=words, env=environment)
        async with Client(stdio_client(server, errlog=stderr), **client) as connected:
            yield connected


async def act(client: Client, **order: Any) -> dict[str, Any]:
    """Do one action and return what became of it."""
    return told(await client.call_tool("act", order))


def told(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, complaint(result)
    assert result.structured_content is not None
    return result.structured_content


def complaint(result: CallToolResult) -> str:
    return str(getattr(result.content[-1], "text", ""))


def picture(result: CallToolResult) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(getattr(result.content[0], "data", ""))))


async def until(condition: Callable[[], Awaitable[object]], seconds: float = 10) -> None:
    with anyio.fail_after(seconds):
        while not await condition():
            await anyio.sleep(0.01)


def temporary_files(folder: Path) -> list[str]:
    """Return what the server left among its temporary files."""
    return [file.name for file in (folder / "temporary").iterdir()]


def left_behind() -> list[str]:
    """Return the command lines of this test's processes, but for its own."""
    mark = f"PYTEST_CURRENT_TEST={os.environ['PYTEST_CURRENT_TEST']}".encode()
    found = []
    for process in Path("/proc").iterdir():
        try:
            ours = process.name.isdigit() and mark in (process / "environ").read_bytes()
            found += [(process / "cmdline").read_text()] if ours and int(process.name) != os.getpid() else []
        except OSError:
            continue
    return found


def test_a_client_looks_clicks_and_types_and_the_editor_has_it_on_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.touch()

    async def work() -> None:
        async with served(tmp_path, "--display", "virtual", "--app", f"mousepad {file}") as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            assert tools >= {"screenshot", "ground", "act", "run_task", "stop"}

            look = await client.call_tool("screenshot")
            assert picture(look).size == (1280, 800)
            assert (told(look)["width"], told(look)["height"]) == (1280, 800)
            window = told(look)["windows"][0]
            assert "note.txt" in window["title"]

            place = told(await client.call_tool("ground", {"instruction": "the Edit menu"}))
            assert place["label"] == "Edit"
            assert window["left"] < place["x"] < window["left"] + window["width"]
            nowhere = told(await client.call_tool("ground", {"instruction": "the Quux menu"}))
            assert (nowhere["found"], nowhere["x"]) == (False, None)

            assert (await act(client, kind="click", x=window["left"] + 200, y=window["top"] + 200)) == {
                "result": "done",
                "action": f"click at ({window['left'] + 200:.0f}, {window['top'] + 200:.0f})",
                "why": "",
                "changed": False,
            }
            assert (await act(client, kind="type", text="Hello 你好"))["changed"] is True
            assert (await act(client, kind="press", keys="ctrl+s"))["result"] == "done"

            async def saved() -> bool:
                return file.read_text(encoding="utf-8").strip() == "Hello 你好"

            await until(saved)
            assert (await act(client, kind="click", target="Edit"))["changed"] is True

    anyio.run(work)
    assert left_behind() == []
    assert temporary_files(tmp_path) == []


@pytest.mark.parametrize("era", ERAS)
def test_a_risky_key_is_asked_for_at_the_client_and_done_only_after_a_yes(tmp_path: Path, era: str) -> None:
    no, yes = Person("decline"), Person(allow=True)
    answering = [yes, no]

    async def ask(context: Any, params: Any) -> ElicitResult:
        return await answering.pop()(context, params)

    async def work() -> None:
        options = ["--display", "virtual", "--app", "mousepad"]
        async with served(tmp_path, *options, mode=era, elicitation_callback=ask) as client:
            refused = await act(client, kind="press", keys="ctrl+q")
            assert refused["result"] == "refused"
            assert "the person said no" in refused["why"]
            assert len(told(await client.call_tool("screenshot"))["windows"]) == 1
            assert (await act(client, kind="press", keys="ctrl+q"))["result"] == "done"
            assert told(await client.call_tool("screenshot"))["windows"] == []

    anyio.run(work)
    assert "ctrl+q can close a window" in yes.questions[0]


@pytest.mark.parametrize("era", ERAS)
def test_stop_ends_a_call_that_waits_for_the_persons_answer(
    tmp_path: Path, virtual_desktop: LocalDesktop, witness: Any, era: str
) -> None:
    async def work() -> None:
        asked, answered = anyio.Event(), anyio.Event()

        async def ask(context: Any, params: Any) -> ElicitResult:
            asked.set()
            await answered.wait()
            return ElicitResult(action="accept", content={"allow": True})

        ended: list[dict[str, Any]] = []
        options = ["--display", virtual_desktop.name]
        async with served(tmp_path, *options, mode=era, elicitation_callback=ask) as client:

            async def press() -> None:
                ended.append(await act(client, kind="press", keys="ctrl+q"))

            async with anyio.create_task_group() as tasks:
                tasks.start_soon(press)
                await asked.wait()
                assert told(await client.call_tool("stop")) == {"stopped": "act: press"}
                answered.set()
            assert ended[0]["result"] == "stopped"

    anyio.run(work)
    assert witness.events("key") == []


def test_what_the_person_cannot_be_asked_or_the_limits_forbid_is_refused(tmp_path: Path) -> None:
    async def work() -> None:
        options = ["--display", "virtual", "--app", "mousepad", "--only-region", "0,0,700,800"]
        async with served(tmp_path, *options) as client:
            unasked = await act(client, kind="press", keys="alt+f4")
            assert unasked["result"] == "refused"
            inside = await act(client, kind="click", x=500, y=400)
            assert inside["result"] == "done"
            unasked = await act(client, kind="press", keys="alt+f4")
            assert "no way to ask its person" in unasked["why"]
            outside = await act(client, kind="click", x=900, y=400)
            assert (outside["result"], outside["changed"]) == ("refused", None)
            assert "outside the allowed region" in outside["why"]
            wrong = await client.call_tool("act", {"kind": "click", "x": 900})
            assert "needs a place" in complaint(wrong)
            unknown = await client.call_tool("act", {"kind": "press", "keys": "ctlr+s"})
            assert "ctlr" in complaint(unknown)
            assert len(told(await client.call_tool("screenshot"))["windows"]) == 1

    anyio.run(work)
    (kept,) = (tmp_path / "runs").iterdir()
    record = store.read(kept)
    assert [entry.step.outcome.result for entry in record.steps] == [
        Result.REFUSED,
        Result.DONE,
        Result.REFUSED,
        Result.REFUSED,
    ]
    assert record.ending is not None


def test_a_task_runs_whole_with_its_progress_and_its_episode(tmp_path: Path) -> None:
    steps: list[str] = []

    async def on_progress(done: float, total: float | None, words: str | None) -> None:
        steps.append(words or "")

    async def work() -> tuple[dict[str, Any], CallToolResult]:
        async with served(
            tmp_path, "--display", "virtual", "--app", "mousepad", "--policy", "literal"
        ) as client:
            task = 'type "Hello", check that "Hello" is shown'
            ran = await client.call_tool("run_task", {"task": task}, progress_callback=on_progress)
            return told(ran), await client.call_tool("run_task", {"task": "frobnicate the whatsit"})

    ran, not_understood = anyio.run(work)
    assert (ran["verdict"], ran["verified"], ran["exit_code"]) == ("finished", True, 0)
    assert steps[0] == "type 'Hello'"
    assert len(steps) == ran["steps"]
    record = store.read(Path(ran["folder"]))
    assert len(record.steps) == ran["steps"]
    assert "frobnicate" in complaint(not_understood)


SCRIPT = """\
name: Note
parameters:
  words: Hello
guard: {mode: auto}
app:
- mousepad note.txt
steps:
- type: "{{ words }}"
- press: ctrl+s
- press: ctrl+q
"""


def test_a_script_of_the_folder_runs_but_cannot_loosen_the_servers_mode(tmp_path: Path) -> None:
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    (scripts / "note.yaml").write_text(SCRIPT)
    (tmp_path / "other.yaml").write_text(SCRIPT)

    async def work() -> tuple[CallToolResult, ...]:
        async with served(tmp_path, "--display", "virtual", "--scripts", str(scripts)) as client:
            call = client.call_tool
            return (
                await call("run_script", {"file": "note.yaml", "params": {"words": "Good day"}}),
                await call("run_script", {"file": "../other.yaml"}),
                await call("run_script", {"file": "note.yaml", "params": {"word": "Good day"}}),
            )

    ran, outside, wrong = anyio.run(work)
    steps = told(ran)["steps"]
    assert [step["verdict"] for step in steps] == ["finished", "finished", "finished", "refused"]
    assert steps[1]["title"] == 'type "Good day"'
    assert told(ran)["verdict"] == "refused"
    assert Path(told(ran)["folder"]).is_dir()
    assert "no script '../other.yaml'" in complaint(outside)
    assert "did you mean 'words'" in complaint(wrong)


@pytest.mark.parametrize("era", ERAS)
def test_stop_ends_a_long_call_while_it_goes_on_and_the_next_one_works(
    tmp_path: Path,
    virtual_desktop: LocalDesktop,
    editor: Any,
    held: Callable[[str], Any],
    era: str,
) -> None:
    async def work() -> None:
        async with served(tmp_path, "--display", virtual_desktop.name, mode=era) as client:
            ended: list[dict[str, Any]] = []

            async def type_long() -> None:
                ended.append(await act(client, kind="type", text="lorem ipsum " * 2_000))

            async def is_typing() -> bool:
                return len(editor.text) > 5

            async with anyio.create_task_group() as tasks:
                tasks.start_soon(type_long)
                await until(is_typing)
                busy = await client.call_tool("screenshot")
                assert "busy with 'act: type'" in complaint(busy)
                stopped = await client.call_tool("stop")
                assert told(stopped) == {"stopped": "act: type"}
            assert ended[0]["result"] == "stopped"
            assert len(editor.text) < 20_000
            assert held(virtual_desktop.name) == ([], 0)
            assert (await act(client, kind="wait", seconds=0))["result"] == "done"

    anyio.run(work)


def test_a_call_that_the_client_cancels_is_stopped(
    tmp_path: Path, virtual_desktop: LocalDesktop, editor: Any
) -> None:
    async def work() -> None:
        async with served(tmp_path, "--display", virtual_desktop.name) as client:

            async def is_typing() -> bool:
                return len(editor.text) > 5

            async def is_free() -> bool:
                return not (await client.call_tool("act", {"kind": "wait", "seconds": 0})).is_error

            async with anyio.create_task_group() as tasks:
                tasks.start_soon(client.call_tool, "act", {"kind": "type", "text": "lorem ipsum " * 2_000})
                await until(is_typing)
                tasks.cancel_scope.cancel()
            await until(is_free)
            assert len(editor.text) < 20_000

    anyio.run(work)


@pytest.mark.parametrize("era", ERAS)
def test_after_the_person_stopped_it_the_agent_goes_on_only_when_they_say_so(
    tmp_path: Path, virtual_desktop: LocalDesktop, editor: Any, era: str
) -> None:
    no, yes = Person("decline"), Person(allow=True)
    answering = [no]

    async def ask(context: Any, params: Any) -> ElicitResult:
        return await answering[-1](context, params)

    async def work() -> None:
        display = virtual_desktop.name
        async with served(tmp_path, "--display", display, mode=era, elicitation_callback=ask) as client:
            ended: list[dict[str, Any]] = []

            async def type_long() -> None:
                ended.append(await act(client, kind="type", text="lorem ipsum " * 2_000))

            async def is_typing() -> bool:
                return len(editor.text) > 5

            async with anyio.create_task_group() as tasks:
                tasks.start_soon(type_long)
                await until(is_typing)
                press = ["xdotool", "key", "Escape", "key", "Escape"]
                await anyio.run_process(press, env={"DISPLAY": display})
            assert (ended[0]["result"], ended[0]["why"]) == ("stopped", "double Esc")
            held_back = await client.call_tool("act", {"kind": "type", "text": "x"})
            assert "stopped by the person: double Esc" in complaint(held_back)
            unseen = await client.call_tool("screenshot")
            assert "stopped by the person: double Esc" in complaint(unseen)
            answering.append(yes)
            assert (await act(client, kind="type", text="y"))["result"] == "done"

    anyio.run(work)
    assert "May it go on" in no.questions[0]
    assert "x" not in editor.text
    assert editor.text.endswith("y")


def test_what_is_held_by_one_call_is_released_by_another_and_by_the_end(
    tmp_path: Path, virtual_desktop: LocalDesktop, editor: Any, held: Callable[[str], Any]
) -> None:
    display = virtual_desktop.name

    async def work() -> None:
        async with served(tmp_path, "--display", display) as client:
            assert (await act(client, kind="hold", keys="shift"))["result"] == "done"
            assert len(held(display)[0]) == 1
            assert (await act(client, kind="release", keys="shift"))["result"] == "done"
            assert held(display) == ([], 0)
            await act(client, kind="hold", keys="ctrl")
            await client.call_tool("stop")
            assert held(display) == ([], 0)
            await act(client, kind="hold", keys="left button")
            assert held(display)[1] != 0

    anyio.run(work)
    assert held(display) == ([], 0)


def test_a_secret_that_was_typed_is_blanked_in_every_screenshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEIXIS_SECRET_PIN", "Zebra7421Quark")
    file = tmp_path / "note.txt"
    file.touch()
    blank = (BLANK[2], BLANK[1], BLANK[0])

    async def work() -> None:
        async with served(tmp_path, "--display", "virtual", "--app", f"mousepad {file}") as client:
            before = picture(await client.call_tool("screenshot"))
            acted = await act(client, kind="type", text="${secret:pin}")
            after = picture(await client.call_tool("screenshot"))
            place = told(await client.call_tool("ground", {"instruction": "Zebra7421Quark"}))
            await act(client, kind="press", keys="ctrl+s")
            assert acted["action"] == "type '${secret:pin}'"
            assert blank not in dict.fromkeys(before.get_flattened_data())
            assert blank in dict.fromkeys(after.get_flattened_data())
            assert "Zebra" not in json.dumps(place)

            async def saved() -> bool:
                return file.read_text().strip() == "Zebra7421Quark"

            await until(saved)

    anyio.run(work)


def test_a_display_that_is_missing_is_an_error_of_the_call_and_not_of_the_server(tmp_path: Path) -> None:
    async def work() -> None:
        async with served(tmp_path, "--display", ":4242") as client:
            for _ in range(2):
                result = await client.call_tool("screenshot")
                assert result.is_error
                assert ":4242" in complaint(result)

    anyio.run(work)


@pytest.mark.parametrize("how", ["SIGTERM", "SIGINT", "end of input"])
def test_a_signal_or_the_end_of_input_ends_the_server_and_its_display_in_the_middle_of_a_call(
    tmp_path: Path, how: str
) -> None:
    (tmp_path / "temporary").mkdir()
    server = subprocess.Popen(
        [*SERVER, "--display", "virtual", "--app", "mousepad", "--out", str(tmp_path / "runs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(tmp_path / "temporary")},
        text=True,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    for number, method, params in [
        (1, "initialize", hello),
        (None, "notifications/initialized", {}),
        (2, "tools/call", {"name": "act", "arguments": {"kind": "wait", "seconds": 0}}),
        (3, "tools/call", {"name": "act", "arguments": {"kind": "wait", "seconds": 600}}),
    ]:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        server.stdin.write(json.dumps(message if number is None else message | {"id": number}) + "\n")
        server.stdin.flush()
        if number in (1, 2):
            assert json.loads(server.stdout.readline())["id"] == number
    if how == "end of input":
        server.stdin.close()
    else:
        server.send_signal(signal.Signals[how])
    assert server.wait(10) == 0
    said = server.stdout.read()
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in said.splitlines())
    assert server.stderr is not None
    assert "Traceback" not in server.stderr.read()
    for pipe in (server.stdin, server.stdout, server.stderr):
        pipe.close()
    assert left_behind() == []
    assert temporary_files(tmp_path) == []


def test_without_the_package_the_command_says_how_to_get_it() -> None:
    program = "import sys; sys.modules['mcp'] = None; from agent.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program, "mcp"], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == "deixis: the package 'mcp' is missing (pip install 'deixis[mcp]')\n"


def test_a_setting_that_does_not_fit_ends_the_server_at_once() -> None:
    done = subprocess.run(
        [*SERVER, "--mode", "never"], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2
    assert "never" in done.stderr
