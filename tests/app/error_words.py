"""Every sentence an error may say, read from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

__all__ = ["sentences", "unsaid"]

ERRORS = frozenset(
    (
        "GraphError",
        "InputError",
        "QuestionError",
        "ServiceError",
        "StoreBroken",
        "StoreLocked",
        "StoreMissing",
    )
)


def sentences(folder: Path) -> dict[str, str]:
    """The French sentences and templates of every error and remark, with the place of each.

    What has neither words nor French punctuation is the same in every language.
    """
    found = {}
    for path, call in _calls(folder):
        if _name(call) == "worded":
            parts = call.args[:1]
        elif _raises(call):
            parts = _said(call)
        else:
            continue
        for text in (text for part in parts for text in _constants(part)):
            if any(sign.isalpha() or sign in ":;?!«»" for sign in _words(text)):
                found[text] = f"{path.relative_to(folder)}:{call.lineno}"
    return found


def unsaid(folder: Path) -> list[str]:
    """The places where an error says what no catalogue can hold: an f-string, a sum of texts."""
    found = []
    for path, call in _calls(folder):
        parts = _said(call) if _raises(call) else []
        parts += call.args[:1] if _name(call) == "worded" else []
        for part in parts:
            if any(isinstance(one, ast.JoinedStr | ast.BinOp) for one in _branches(part)):
                found.append(f"{path.relative_to(folder)}:{call.lineno}")
    return found


def _calls(folder: Path) -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node


def _raises(call: ast.Call) -> bool:
    """Whether an error is made; one of ours may make itself with ``super().__init__``."""
    advises = any(one.arg == "advice" for one in call.keywords)
    return _name(call) in ERRORS or (_name(call) == "__init__" and advises)


def _said(call: ast.Call) -> list[ast.expr]:
    return [*call.args[:1], *(one.value for one in call.keywords if one.arg == "advice")]


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _branches(part: ast.expr) -> Iterator[ast.expr]:
    """What the part may be: each side of a condition, or of an « or »."""
    if isinstance(part, ast.IfExp):
        yield from _branches(part.body)
        yield from _branches(part.orelse)
    elif isinstance(part, ast.BoolOp):
        for value in part.values:
            yield from _branches(value)
    else:
        yield part


def _constants(part: ast.expr) -> Iterator[str]:
    for one in _branches(part):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def _words(text: str) -> str:
    """The text without its blanks."""
    return "".join(part.partition("}")[2] for part in f"}}{text}".split("{"))
