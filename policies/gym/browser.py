"""Shows drawn pages in a headless browser, and says what is on them: elements with their data, and texts.

The trap: what the page's tree holds is not what is seen. A part is told only where its middle is on top and
inside the picture, a text only where each end of its line is.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from agent.evaluate.miniwob.browser import program
from agent.evaluate.miniwob.devtools import DevTools, require
from agent.screenshot import Pixels
from policies.gym.element import Element, Rect

_FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--remote-debugging-port=0",
    "--force-color-profile=srgb",
)
_PAINTED = """(async () => {
 const icons = [...document.querySelectorAll('.ic')];
 const urls = new Set(icons.map(e => e.style.getPropertyValue('--i').slice(4, -1)));
 await Promise.all([...urls].map(u => {const i = new Image(); i.src = u; return i.decode().catch(() => 0)}));
 await document.fonts.ready;
 await new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)));
 return true;
})()"""
_SEEN = """(() => {
 const W = innerWidth, H = innerHeight;
 const top = (e, x, y) => {if (x < 0 || y < 0 || x >= W || y >= H) return false;
  const hit = document.elementFromPoint(x, y); return hit !== null && (e.contains(hit) || hit === e)};
 const elements = [...document.querySelectorAll('[data-role]')].flatMap(e => {
  const r = e.getBoundingClientRect();
  if (r.width < 4 || r.height < 4 || r.left < 0 || r.top < 0 || r.right > W || r.bottom > H) return [];
  if (!top(e, (r.left + r.right) / 2, (r.top + r.bottom) / 2)) return [];
  const within = e.parentElement.closest('[data-within]')?.dataset.within ?? '';
  return [{...e.dataset, within, box: [r.left, r.top, r.right, r.bottom], text: e.innerText.trim()}]});
 const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
 while (walk.nextNode()) {
  const node = walk.currentNode, range = document.createRange(), e = node.parentElement;
  if (!node.data.trim()) continue;
  let from = 0, y = null;
  const add = to => {
   const said = node.data.slice(from, to).trim();
   if (!said) return;
   range.setStart(node, from); range.setEnd(node, to);
   const r = range.getBoundingClientRect(), m = (r.top + r.bottom) / 2;
   if (r.width > 2 && top(e, r.left + 2, m) && top(e, Math.min(r.right - 2, W - 1), m))
    texts.push([said, r.left, r.top, r.right, r.bottom]);
  };
  for (let at = 0; at < node.data.length; at++) {
   range.setStart(node, at); range.setEnd(node, at + 1);
   const r = range.getClientRects()[0];
   if (!r) continue;
   if (y !== null && r.top > y + 4) {add(at); from = at;}
   y = r.top;
  }
  add(node.data.length);
 }
 return [elements, texts];
})()"""


@dataclass(frozen=True, slots=True)
class Written:
    """A line of text on a page, and where it is."""

    words: str
    box: Rect


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of a page (RGB), what can be pointed at on it, and what is written on it."""

    picture: Pixels
    elements: tuple[Element, ...]
    texts: tuple[Written, ...]


class Browser:
    """One headless browser of one size, with one page that each picture replaces."""

    def __init__(self, tools: DevTools) -> None:
        self._tools = tools

    def show(self, page: str) -> Shown:
        """Show a page. Raises Lost where the browser does not answer."""
        self._tools.value(f"document.open(); document.write({json.dumps(page)}); document.close()")
        self._tools.value(_PAINTED)
        elements, texts = self._tools.value(_SEEN)
        octets = np.frombuffer(self._tools.picture(), np.uint8)
        image = np.asarray(cv2.imdecode(octets, cv2.IMREAD_COLOR), np.uint8)
        return Shown(
            np.ascontiguousarray(image[:, :, ::-1]),
            tuple(_element(each) for each in elements),
            tuple(Written(said, _rect(box)) for said, *box in texts),
        )


@contextmanager
def browsing(width: int, height: int, fonts: Path | None = None) -> Iterator[Browser]:
    """Start a browser of this size, and end it. fonts: a folder with more fonts than are installed.

    Raises:
        UsageError: there is no Chromium, or no line to it.
    """
    require()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        more = {}
        if fonts is not None:
            (Path(folder) / "data").mkdir()
            (Path(folder) / "data" / "fonts").symlink_to(fonts.resolve())
            more = {"XDG_DATA_HOME": f"{folder}/data"}
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        process = subprocess.Popen(
            [
                program(), *_FLAGS, *root, f"--window-size={width},{height}",
                f"--user-data-dir={folder}/profile", "about:blank",
            ],
            env={**os.environ, **more}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            tools = DevTools(Path(folder) / "profile")
            try:
                tools.resize(width, height)
                yield Browser(tools)
            finally:
                tools.close()
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()
            shutil.rmtree(Path(folder) / "profile", ignore_errors=True)


def _element(told: dict[str, Any]) -> Element:
    return Element(
        role=told["role"],
        box=_rect(told["box"]),
        words=told.get("words", "" if told.get("m") else told["text"]).strip(),
        label=told.get("label", ""),
        meanings=tuple(map(int, told.get("m", "").split())),
        group=told.get("group", ""),
        place=int(told.get("place", 0)),
        state=told.get("state", ""),
        row=told.get("row", ""),
        column=told.get("column", ""),
        section=told.get("section", ""),
        colour=told.get("colour", ""),
        value=told.get("value", ""),
        within=told.get("within", ""),
        starts=told.get("starts", ""),
        done_to=told.get("done_to", ""),
        sort=told.get("sort", ""),
    )


def _rect(box: list[float]) -> Rect:
    left, top, right, bottom = (round(each) for each in box)
    return Rect(left, top, right, bottom)
