"""Results as JUnit XML, which every CI server reads."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

from agent.episode import Verdict
from agent.script.result import ScriptResult


def junit(results: Sequence[ScriptResult]) -> bytes:
    """Return the results as one test suite a file and one test case a run.

    What failed is a failure; what was halted, refused, stopped or is uncertain is an error.
    """
    suites = ET.Element("testsuites", {"name": "deixis", **_counts(results)})
    for file in dict.fromkeys(result.file for result in results):
        runs = [result for result in results if result.file == file]
        suite = ET.SubElement(suites, "testsuite", {"name": _allowed(file), **_counts(runs)})
        for result in runs:
            case = ET.SubElement(
                suite,
                "testcase",
                classname=_allowed(Path(file).stem),
                name=_allowed(result.title),
                time=f"{result.seconds:.3f}",
                file=_allowed(file),
            )
            _tell(case, result)
    ET.indent(suites)
    return bytes(ET.tostring(suites, encoding="utf-8", xml_declaration=True)) + b"\n"


def _tell(case: ET.Element, result: ScriptResult) -> None:
    ending = result.ending
    if ending.verdict is not Verdict.FINISHED:
        kind = "failure" if ending.verdict is Verdict.FAILED else "error"
        wrong = ET.SubElement(case, kind, message=_allowed(ending.message), type=ending.verdict.value)
        failed = [step for step in result.steps if step.ending.verdict is not Verdict.FINISHED]
        wrong.text = _allowed("\n".join(f"line {step.line}: {step.title}" for step in failed))
    steps = [
        f"{step.ending.verdict.value:<9} {step.seconds:7.2f} s  "
        f"{'  ' * step.depth}line {step.line}: {step.title}"
        for step in result.steps
    ]
    if result.report:
        steps.append(f"report: {result.report}")
    ET.SubElement(case, "system-out").text = _allowed("\n".join(steps))


def _counts(results: Sequence[ScriptResult]) -> dict[str, str]:
    verdicts = [result.ending.verdict for result in results]
    failures = verdicts.count(Verdict.FAILED)
    errors = len(verdicts) - failures - verdicts.count(Verdict.FINISHED)
    return {
        "tests": str(len(results)),
        "failures": str(failures),
        "errors": str(errors),
        "time": f"{sum(result.seconds for result in results):.3f}",
    }


def _allowed(text: str) -> str:
    """Return the text without what XML 1.0 cannot hold."""
    return "".join(each if each.isprintable() or each in "\n\t " else "�" for each in text)
