"""Finds the sentences for people in the program's source: of errors, and of what is told while it runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "tableread"


def sentences(wanted: dict[str, int]) -> Iterator[tuple[str, str, str]]:
    """File, callee and text of each call of one of `wanted`, whose argument of that number is a text.

    What is put into a text stands in braces, as in the source.
    """
    for path in sorted(PROGRAM.rglob("*.py")):
        name = path.relative_to(PROGRAM).as_posix()
        calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            callee = (
                call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
            )
            if callee in wanted and len(call.args) > wanted[callee]:
                for text in _texts(call.args[wanted[callee]]):
                    if any(c.isalpha() for c in text):
                        yield name, callee, text


def _texts(argument: ast.expr) -> Iterator[str]:
    """The texts that an argument may be."""
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else _braced(part)
                for part in values
            )
        case ast.IfExp(body=body, orelse=other):
            yield from _texts(body)
            yield from _texts(other)


def _braced(part: ast.expr) -> str:
    assert isinstance(part, ast.FormattedValue)
    return f"{{{ast.unparse(part.value)}}}"
