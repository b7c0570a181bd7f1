"""What the command line says in English, when it is asked to."""

import pytest
from cli_running import Command


def test_an_error_speaks_the_language_asked_for(maillage: Command) -> None:
    french = maillage("ask", "zorgluk")
    english = maillage("ask", "zorgluk", "--language", "en")
    assert french.code == english.code == 2
    assert french.err.startswith("maillage : question inconnue : « zorgluk ».")
    assert english.err.startswith("maillage: unknown question: “zorgluk”.")


def test_the_environment_may_ask_for_it(maillage: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_LANGUAGE", "en")
    assert "nothing is called" in maillage("show", "zorgluk-exemple").err
    assert "rien ne porte" in maillage("show", "zorgluk-exemple", "--language=fr").err


def test_a_command_that_does_not_parse_is_told_in_it_too(maillage: Command) -> None:
    assert "unknown argument: --zorgluk." in maillage("ask", "--zorgluk", "--language", "en").err
    assert "argument inconnu : --zorgluk." in maillage("ask", "--zorgluk").err


def test_an_unknown_language_is_refused_in_french(maillage: Command) -> None:
    told = maillage("ask", "--language", "zorgluk")
    assert told.code == 2
    assert "--language ne peut pas être 'zorgluk'" in told.err


def test_the_list_of_questions_says_what_is_required(maillage: Command) -> None:
    told = maillage("ask", "--language", "en").out
    assert "(required)" in told
    assert "(nécessaire)" not in told
