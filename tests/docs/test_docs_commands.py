"""Every command shown is one the program takes, and prints what the docs say it prints."""

import importlib.util
import itertools
import sys

import pytest
from documents import PAGES, PROJECT, blocks, commands, name_of, transcripts

from graph.cli import main, make_parser
from graph.questions.question import catalogue, read_question

_EXAMPLES = {"scic-recentes"}
"""Questions that a page teaches how to write."""

_SPACES = {ord("\u00a0"): " ", ord("\u202f"): " "}
"""Spaces that do not break look like others in a document."""

_NEEDED = {"show": ["MEL"], "path": ["MEL", "Lille"], "export": ["--output", "x.ttl"]}
"""What completes a verb that a sentence only names."""

_PRINTED = [
    pytest.param(command, shown, id=f"{name_of(page)}: {' '.join(command)}")
    for page in PAGES
    for command, shown in transcripts(page)
]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(arguments, id=f"{name_of(page)}: {' '.join(arguments)}")
        for page in PAGES
        for arguments in commands(page)
    ],
)
def test_command_parses(arguments):
    if len(arguments) == 1:
        assert make_parser().parse_args([arguments[0], *_NEEDED.get(arguments[0], ())])
        return
    parsed = make_parser().parse_args(arguments)
    if parsed.verb == "ask" and parsed.question:
        pairs = parsed.parameters
        known = catalogue()
    elif parsed.verb == "export" and parsed.question:
        pairs = [part for part in parsed.what if part != "all"]
        known = catalogue()
    else:
        return
    if parsed.question not in _EXAMPLES:
        assert parsed.question in known
        names = {pair.partition("=")[0] for pair in pairs}
        assert names <= known[parsed.question].parameters.keys()


@pytest.mark.parametrize("command, shown", _PRINTED)
def test_command_prints_what_is_shown(command, shown, documented_store, capfdbinary):
    if command[0] == "python":
        sys.stdout.write(_script(command[1]))
    else:
        assert command[0] == "maillage"
        main(command[1:])
    sys.stdout.flush()
    out, err = capfdbinary.readouterr()
    printed = (out + err).decode().translate(_SPACES).splitlines()
    assert _missing(shown, printed) == [], "\n".join(printed)


def _script(name: str) -> str:
    """What a script of the project prints."""
    spec = importlib.util.spec_from_file_location("documented_script", PROJECT / name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    module.main()
    return ""


def _missing(shown: list[str], printed: list[str]) -> list[str]:
    """The first passage of ``shown`` that ``printed`` does not hold, after those before it.

    ``…`` alone stands for any lines, at the end of a line for the rest of it; outside such gaps,
    lines follow each other.
    """
    place, anywhere = 0, False
    for is_gap, lines in itertools.groupby(shown, key=lambda line: line.strip() == "…"):
        passage = list(lines)
        if is_gap:
            anywhere = True
            continue
        last = len(printed) - len(passage) if anywhere else place
        starts = range(place, last + 1)
        found = next((at for at in starts if _fits(passage, printed[at:])), None)
        if found is None:
            return passage
        place, anywhere = found + len(passage), False
    return [] if anywhere or not any(line.strip() for line in printed[place:]) else printed[place:]


def _fits(passage: list[str], printed: list[str]) -> bool:
    return len(passage) <= len(printed) and all(
        line.startswith(model.removesuffix("…").rstrip())
        if model.endswith("…")
        else line.rstrip() == model.rstrip()
        for model, line in zip(passage, printed, strict=False)
    )


@pytest.mark.parametrize(
    "shown, printed, missing",
    [
        (["a", "…", "d"], ["a", "b", "c", "d"], []),
        (["a", "b…"], ["a", "bcd"], []),
        (["a", "c"], ["a", "b", "c"], ["a", "c"]),
        (["…", "c"], ["a", "b", "c", "d"], ["d"]),
        (["…", "e", "…"], ["a", "b"], ["e"]),
    ],
)
def test_missing_tells_what_is_not_printed(shown, printed, missing):
    assert _missing(shown, printed) == missing


def test_the_question_of_the_guide_can_be_asked(documented_dataset):
    page = PROJECT / "docs" / "how-to" / "add-a-question.md"
    text = next(one.text for one in blocks(page) if one.text.startswith("#+"))
    question = read_question("scic-recentes", text)
    recent = list(documented_dataset.store.select(question.filled({"depuis": "2019"}))[1])
    ever = list(documented_dataset.store.select(question.filled({}))[1])
    assert 0 < len(recent) < len(ever)
    assert all(row[2] is not None and "/id/resource/" in row[2].value for row in ever)


def test_the_source_of_the_guide_can_be_read(tmp_path):
    from graph.building.gathering import gather
    from graph.model.issues import Level
    from graph.settings import Settings

    page = PROJECT / "docs" / "how-to" / "add-a-source.md"
    folder = tmp_path / "sources" / "exemple-test"
    folder.mkdir(parents=True)
    for block in blocks(page):
        if block.file:
            (folder / block.file).write_text(block.text, "utf-8")
    code = "code-officiel-geographique"
    (tmp_path / "sources" / code).symlink_to(PROJECT / "data" / "sources" / code)
    gathered = gather(Settings(data=tmp_path, ontology=PROJECT / "ontology"))
    assert [one for one in gathered.issues if one.level is Level.VIOLATION] == []
    lille = gathered.identity.by_key["exemple:lille"]
    assert lille.territory is not None
    assert lille.territory.code == "59350"
    relations = gathered.readings[0][1].relations
    assert any(one.predicate == "is_shareholder_of" for one in relations)
