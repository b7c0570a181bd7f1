"""Publishing and checking in a process of their own: the server that asks goes on answering.

The process is told its settings by its environment and tells what it does on its standard output,
a line of JSON (RFC 8259) a message: ``{"step"}``, then ``{"done"}``, ``{"found"}``, ``{"refused"}``
or ``{"error"}``. Where nobody listens any more it stops, and leaves nothing half done.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from graph.checks.findings import Finding, Report
from graph.errors import GraphError, InputError, ServiceError, StoreBroken, Worded, worded
from graph.model.issues import Level
from graph.publishing.changes import Changes, read_changes
from graph.publishing.publish import Published, publish
from graph.publishing.refusal import PublicationRefused
from graph.publishing.snapshot import find_snapshots
from graph.settings import PREFIX, Settings

__all__ = ["check_apart", "publish_apart"]

Tell = Callable[[str], None]
Message = dict[str, Any]


def publish_apart(settings: Settings, report: Tell) -> Published:
    """What :func:`graph.publishing.publish` gives, done by another process.

    Parameters
    ----------
    report: told the name of each step as it begins.

    Raises
    ------
    graph.publishing.refusal.PublicationRefused: what would leave breaks a rule.
    graph.errors.InputError, graph.errors.ServiceError: as ``publish`` does.
    """
    done = _asked("publish", settings, report)
    for snapshot in find_snapshots(settings.published):
        if snapshot.version == done["version"]:
            changes = read_changes(snapshot.folder) or Changes(snapshot.version)
            return Published(snapshot, changes, is_new=bool(done["is_new"]))
    raise _stopped()


def check_apart(settings: Settings, report: Tell) -> Report:
    """What :func:`graph.publishing.checking.check_before` finds in what would leave now.

    Raises
    ------
    graph.errors.InputError, graph.errors.ServiceError: as it does.
    """
    return _report(_asked("check", settings, report)["findings"])


def _asked(verb: str, settings: Settings, report: Tell) -> Message:
    """What the process says at its end; what it refuses is raised."""
    command = [sys.executable, "-m", __name__, verb]
    with subprocess.Popen(
        command, env=_environment(settings), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    ) as process:
        last: Message = {}
        for line in process.stdout or ():
            last = _message(line)
            if "step" in last:
                report(str(last["step"]))
    if "refused" in last:
        raise PublicationRefused(_report(last["refused"]["findings"]))
    if "error" in last:
        raise _error(last["error"])
    if "done" not in last:
        raise _stopped()
    found: Message = last["done"]
    return found


def _environment(settings: Settings) -> dict[str, str]:
    told = {PREFIX + one.name.upper(): str(getattr(settings, one.name)) for one in settings.told()}
    if settings.address:
        told[f"{PREFIX}STORE"] = settings.address
    path = os.pathsep.join(filter(None, sys.path))
    return os.environ | told | {"PYTHONPATH": path}


def _message(line: bytes) -> Message:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _stopped() -> StoreBroken:
    return StoreBroken("le travail s'est arrêté sans finir.", advice="Recommencez.")


def _report(findings: Iterable[Mapping[str, Any]]) -> Report:
    return Report.of(Finding(**{**one, "severity": Level(one["severity"])}) for one in findings)


def _packed(text: object) -> object:
    """A sentence with its facts, as JSON."""
    if isinstance(text, Worded):
        facts = {name: _packed(fact) for name, fact in text.facts.items()}
        return {"template": text.template, "facts": facts}
    return text if isinstance(text, str | int | float | None) else str(text)


def _unpacked(said: Any) -> Any:
    if isinstance(said, dict):
        return worded(
            said["template"], **{name: _unpacked(one) for name, one in said["facts"].items()}
        )
    return said


def _error(said: Message) -> GraphError:
    kind = ServiceError if said["code"] == ServiceError.exit_code else InputError
    parts = {name: _unpacked(said[name]) for name in ("where", "advice")}
    return kind(_unpacked(said["what"]), **parts)


def _findings(report: Report) -> list[dict[str, Any]]:
    return [asdict(one) | {"severity": one.severity.value} for one in report]


def _say(**message: object) -> None:
    print(json.dumps(message), flush=True)


def _publish(settings: Settings) -> Message:
    found = publish(settings, report=lambda step: _say(step=step))
    return {"version": found.snapshot.version, "is_new": found.is_new}


def _check(settings: Settings) -> Message:
    from graph.model.iris import Iris
    from graph.publishing.checking import check_before
    from graph.publishing.public_data import public_settings
    from graph.store.embedded import EmbeddedStore
    from graph.store.generations import open_generation

    generation = open_generation(public_settings(settings).store)
    iris = Iris(str(generation.read("build.json")["base"]))
    store = EmbeddedStore.open(generation.graph)
    found = check_before(store, iris, settings, report=lambda step: _say(step=step))
    return {"findings": _findings(found)}


def _main(verb: str) -> None:
    work = {"publish": _publish, "check": _check}[verb]
    try:
        _say(done=work(Settings.read(os.environ)))
    except PublicationRefused as error:
        _say(refused={"findings": _findings(error.report)})
    except GraphError as error:
        told = {name: _packed(getattr(error, name)) for name in ("what", "where", "advice")}
        _say(error={**told, "code": error.exit_code})


if __name__ == "__main__":
    try:
        _main(sys.argv[1])
    except BrokenPipeError:  # nobody listens: what was begun is taken back already
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
