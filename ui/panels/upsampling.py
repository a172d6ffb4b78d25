"""The panel of upsampling."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.panels.panel import Bars, Figures, Heat, Panel

translate = QCoreApplication.translate


def make() -> Panel:
    names = {
        "original": translate("upsampling", "original"),
        "nearest": translate("upsampling", "nearest"),
        "bilinear": translate("upsampling", "bilinear"),
        "unpooling": translate("upsampling", "unpooling"),
        "transposed convolution": translate("upsampling", "transposed convolution"),
    }
    return Panel(
        name="upsampling",
        group=translate("upsampling", "Building blocks"),
        title=translate("upsampling", "Upsampling"),
        line=translate(
            "upsampling", "Six ways to make a picture larger, and the grid that some of them leave"
        ),
        text=translate(
            "upsampling",
            "Nearest and bilinear know nothing of pictures. Unpooling puts values back where pooling found "
            "them. A transposed convolution learns, but where its kernel is no multiple of its step, some "
            "pixels are painted more often than others: a checkerboard. PixelShuffle computes on the small "
            "picture and sorts channels into place; it is a transposed convolution that has no such overlap. "
            "With a run, the crop is cut from its screen at each step, where there is most contrast; the "
            "learned ways have been trained on drawn texts. The detector begins with the inverse of "
            "PixelShuffle.",
        ),
        equation="PS(T)[c, ry + i, rx + j] = T[c·r² + r·i + j, y, x]",
        source=translate(
            "upsampling",
            "Shi et al. 2016, ESPCN; Odena et al. 2016, Checkerboard Artifacts. "
            "Here: policies/components/upsampling.py",
        ),
        live=(
            Heat(
                source="upsampling.screen",
                title=translate("upsampling", "A crop of the screen, by every method"),
                names=names,
            ),
            Bars(
                source="upsampling.screen_psnr",
                title=translate("upsampling", "How near it comes to the screen: more is better"),
                unit="dB",
                names=names,
            ),
            Figures(
                sources={
                    "upsampling.screen_time": translate("upsampling", "time"),
                    "upsampling.screen_checkerboard": translate("upsampling", "checkerboard"),
                },
                title=translate("upsampling", "What it costs on this crop, and the grid that it leaves"),
                names=names,
            ),
        ),
        study=(
            Heat(
                source="upsampling.picture",
                title=translate("upsampling", "The same crop, by every method"),
                names=names,
            ),
            Bars(
                source="upsampling.psnr",
                title=translate("upsampling", "How near it comes to the original: more is better"),
                unit="dB",
                names=names,
            ),
            Figures(
                sources={
                    "upsampling.time": translate("upsampling", "time"),
                    "upsampling.checkerboard": translate("upsampling", "checkerboard"),
                    "upsampling.checkerboard_at_birth": translate("upsampling", "before training"),
                },
                title=translate("upsampling", "What it costs, and the grid that it leaves"),
                names=names,
            ),
        ),
        parameters={
            "factor": translate("upsampling", "How many times larger"),
            "steps": translate("upsampling", "Steps of training"),
            "seed": translate("upsampling", "Seed"),
        },
    )
