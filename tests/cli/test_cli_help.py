"""Every verb of the contract says what it does and gives an example that parses."""

import re
import shlex
from dataclasses import fields

import pytest
from cli_running import Command

from graph.cli import make_parser
from graph.errors import InputError
from graph.settings import PREFIX, Settings

VERBS = ("build", "ask", "show", "path", "check", "export", "serve", "settings")


@pytest.mark.parametrize("verb", VERBS)
def test_help_ends_with_one_example_that_parses(verb: str, run: Command) -> None:
    told = run(verb, "--help")
    assert (told.code, told.err) == (0, "")
    examples = re.findall(r"^Exemple : maillage (.+)$", told.out, re.MULTILINE)
    assert len(examples) == 1
    words = shlex.split(examples[0])
    assert words[0] == verb
    assert make_parser().parse_args(words).verb == verb


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_takes_a_store_and_data(verb: str, run: Command) -> None:
    told = run(verb, "--help").out
    assert "--store" in told
    assert "--data" in told


def test_help_without_a_verb_lists_them_all(run: Command) -> None:
    told = run("--help").out
    for verb in VERBS:
        assert re.search(rf"^\s+{verb}\s+\w", told, re.MULTILINE), verb


def test_settings_lists_every_variable(run: Command) -> None:
    told = run("settings")
    assert told.code == 0
    for item in fields(Settings):
        is_derived = "derived" in item.metadata
        assert (f"{PREFIX}{item.name.upper()} (" in told.out) is not is_derived


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "il manque : VERBE"),
        (["inconnu"], "VERBE ne peut pas être 'inconnu'"),
        (["show"], "show: il manque : ENTITÉ"),
        (["path", "un seul"], "path: il manque : B"),
        (["path", "a", "b", "--max-hops", "trois"], "attend un nombre entier, pas 'trois'"),
        (["ask", "--format", "pdf"], "--format ne peut pas être 'pdf'"),
        (["ask", "--output"], "--output attend une valeur"),
        (["export"], "export: il manque : --output"),
        (["export", "--output", "x", "--audience", "tous"], "--audience ne peut pas être 'tous'"),
        (["serve", "--port", "http"], "--port attend un nombre entier"),
        (["build", "--rien"], "argument inconnu : --rien"),
    ],
)
def test_wrong_arguments_are_one_french_sentence(words: list[str], said: str, run: Command) -> None:
    told = run(*words)
    assert told.code == 2
    assert told.out == ""
    assert said in told.sentence
    assert "--help" in told.sentence


def test_arguments_that_argparse_words_in_another_way_stay_one_sentence() -> None:
    with pytest.raises(InputError, match="--help"):
        make_parser().error("a message\nthat is new")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LANGUAGE", "de", "les langues sont fr et en"),
        ("BASE", "https://exemple-test.invalid", "doit finir par / ou #"),
        ("QUERY_SECONDS", "vite", "n'est pas un nombre de secondes"),
    ],
)
def test_wrong_settings_are_told(
    name: str, value: str, said: str, run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    told = run("settings")
    assert told.code == 2
    assert said in told.sentence
    assert f"{PREFIX}{name}" in told.sentence


@pytest.mark.parametrize("value", ["-1", "0", "nan", "inf"])
def test_a_time_limit_is_a_number_of_seconds_above_zero(
    value: str, run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{PREFIX}QUERY_SECONDS", value)
    assert run("settings").code == 2
