"""An e-mail address or a telephone number reaches nothing at all: no store, no index, no message.

Whatever column it is planted in, the build either leaves it out or refuses the line.
"""

import logging
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cli_running import Command
from made_sources import MadeSources, every_column, generation

from graph.store import EmbeddedStore

EMAIL = "jeanne.inventee@exemple-test.invalid"
PHONE = "06 99 88 77 66"
_BETWEEN = r"[\s.\-/]{0,3}"
TRACES = re.compile(
    f"jeanne.{{0,3}}inventee|{_BETWEEN.join(('6', '99', '88', '77', '66'))}", re.IGNORECASE
)
"""What is left of either, however it is written."""

SPELLINGS = (
    *(EMAIL, EMAIL.upper(), f"mailto:{EMAIL}", f"<{EMAIL}>", EMAIL.replace("@", " (at) ")),
    *(EMAIL.replace("@", "%40"), EMAIL.replace("@", "＠"), EMAIL.replace("@", "[arobase]")),
    *(EMAIL.replace("@", " @ "), f"https://exemple-test.invalid/?qui={EMAIL}"),
    *(PHONE, "0699887766", "06.99.88.77.66", "06-99-88-77-66", "+33 6 99 88 77 66"),
    *("+33(0)6 99 88 77 66", "0033699887766", "tel:+33699887766", "06/99/88/77/66"),
    *("06\u00a099\u00a088\u00a077\u00a066", "Tél. : 06 99 88 77 66."),
)
TEXTS = (
    ("collected-facts", "organisations.csv", "name"),
    ("collected-facts", "organisations.csv", "aliases"),
    ("collected-facts", "people.csv", "role"),
    ("collected-facts", "organisation_attributes.csv", "value"),
    ("collected-facts", "resources.csv", "title"),
    ("collected-facts", "resources.csv", "keywords"),
    ("user-pages", "entities.csv", "note"),
    ("user-pages", "relations.csv", "note"),
    ("user-pages", "attributes.csv", "note"),
)


def plant(made: MadeSources, source: str, table: str, column: str, contact: str) -> None:
    """Put ``contact`` after what the first row has in ``column``; a web address goes alone."""
    rows = made.rows[source][table]
    if not rows:
        rows.append({})
    before = rows[0].get(column, "")
    alone = not before or contact.startswith(("mailto:", "tel:", "https:"))
    rows[0][column] = contact if alone else f"{before} {contact}"


def everything_in(store: Path) -> str:
    """Every byte of a store's folder, and what its two databases hold once read."""
    raw = b"\n".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    found = raw.decode("utf-8", "replace") + raw.decode("utf-16-le", "replace")
    if (store / "generation").exists():
        for quad in EmbeddedStore.open(generation(store) / "graph").quads():
            found += f"{quad}\n"
        with closing(sqlite3.connect(generation(store) / "names.sqlite")) as names:
            tables = [name for (name,) in names.execute("SELECT name FROM sqlite_master")]
            found += " ".join(tables)
            for name in ("entry", "name", "form"):
                found += str(names.execute(f"SELECT * FROM {name}").fetchall())
    return found


def _around(text: str) -> list[str]:
    """Each trace with what stands around it."""
    return [text[max(0, one.start() - 60) : one.end() + 60] for one in TRACES.finditer(text)]


def check_nothing_is_left(
    made: MadeSources, run: Command, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store = tmp_path / "store"
    told = run("build", "--data", str(made.write()), "--store", str(store))
    assert told.code in (0, 1, 2), told.err
    assert "Traceback" not in told.err
    said = told.out + told.err.replace(str(tmp_path), "") + caplog.text
    assert not TRACES.search(said), said
    assert _around(everything_in(store)) == []
    if told.code:
        assert "maillage : " in told.err
        return
    target = tmp_path / "interne.nq"
    words = ("--audience", "internal", "--format", "nquads", "--output", str(target))
    assert run("export", "--store", str(store), *words).code == 0
    assert not TRACES.search(target.read_text("utf-8"))


def test_the_traces_are_found_in_a_store_that_has_them(
    made: MadeSources, run: Command, tmp_path: Path
) -> None:
    """Or the tests here would prove nothing."""
    made.rows["collected-facts"]["organisations.csv"][1]["name"] = "Jeanne Inventee SCIC"
    store = tmp_path / "store"
    assert run("build", "--data", str(made.write()), "--store", str(store)).code == 0
    assert TRACES.search(everything_in(store))
    for spelling in SPELLINGS:
        assert TRACES.search(spelling), spelling


@pytest.mark.parametrize(("source", "table", "column"), every_column())
def test_in_any_column(
    source: str,
    table: str,
    column: str,
    made: MadeSources,
    run: Command,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Both at once: a line that keeps either is found by its own trace."""
    plant(made, source, table, column, f"{PHONE}, {EMAIL}")
    check_nothing_is_left(made, run, tmp_path, caplog)


@pytest.mark.parametrize(
    ("contact", "source", "table", "column"),
    [
        (contact, *TEXTS[(turn + step) % len(TEXTS)])
        for turn, contact in enumerate(SPELLINGS)
        for step in (0, 2, 4, 6)
    ],
)
def test_in_any_spelling(
    source: str,
    table: str,
    column: str,
    contact: str,
    made: MadeSources,
    run: Command,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    plant(made, source, table, column, contact)
    check_nothing_is_left(made, run, tmp_path, caplog)


@pytest.mark.parametrize("contact", [EMAIL, PHONE], ids=["email", "phone"])
def test_in_the_judgements(
    contact: str,
    made: MadeSources,
    run: Command,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    made.write()
    (made.folder / "judgements.csv").write_text(
        "subject,verdict,target,by,date,reason\n"
        f"facts:ville-exempleville,former,commune/99001,Moi {contact},2026,Vu avec {contact}\n",
        "utf-8",
    )
    check_nothing_is_left(made, run, tmp_path, caplog)


def test_numbers_and_dates_are_no_telephone(
    made: MadeSources, run: Command, tmp_path: Path
) -> None:
    """A fence that refuses honest data would soon be taken down."""
    plant(made, "user-pages", "attributes.csv", "value", "1 234 567 890 €, le 01/02/2021 à 10 h")
    plant(made, "user-pages", "entities.csv", "note", "SIREN 552 100 554, @mention, a@b")
    told = run("build", "--data", str(made.write()), "--store", str(tmp_path / "store"))
    assert told.code == 0, told.err
