"""``/download/<version>/<file>``: the files of the snapshot, whole or in parts.

Only what the manifest of the snapshot lists can be had: no path is ever made from an address.
"""

from base64 import b64encode
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route
from graph.api.conditions import check_match, is_known, set_range
from graph.api.refusals import Refusal
from graph.api.snapshots import served_snapshot
from graph.errors import StoreBroken, worded
from graph.exports.licence import LICENCE_OUVERTE
from graph.publishing.edition import PublishedFile
from graph.publishing.snapshot import Snapshot
from graph.settings import Settings

__all__ = ["LATEST", "download_routes"]

LATEST: Final = "latest"
"""In place of a version: the newest one."""

_READ: Final = ("text/html", "text/plain", "text/markdown")
_SHOWN: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


def download_routes(settings: Settings) -> list[BaseRoute]:
    """``/download/<version>/<file>``; ``latest`` leads to the newest version."""

    def download(request: Request) -> Response:
        snapshot = served_snapshot(settings)
        version, path = request.path_params["version"], request.path_params["path"]
        if version == LATEST:
            found = _find(snapshot, path)
            root = request.scope.get("root_path", "")
            target = f"{root}/download/{snapshot.version}/{quote(found.path)}"
            return RedirectResponse(target, 307, {"Cache-Control": "no-cache"})
        if version != snapshot.version:
            raise Refusal(
                404,
                worded(
                    "cette version n'est pas proposée ; la dernière est {version}.",
                    version=snapshot.version,
                ),
            )
        return _answer(request, snapshot, _find(snapshot, path))

    return [api_route("/download/{version}/{path:path}", download)]


def _find(snapshot: Snapshot, path: str) -> PublishedFile:
    found = snapshot.file(path)
    if found is None:
        raise Refusal(404, worded("cette version n'a pas de fichier de ce nom."))
    return found


def _answer(request: Request, snapshot: Snapshot, file: PublishedFile) -> Response:
    """The file, a part of it, or 304: a version never changes, its hash is its strong tag."""
    place = snapshot.folder / file.path
    try:
        found = place.stat()
    except OSError as error:
        raise StoreBroken("un fichier publié manque.", where=str(place)) from error
    tag = f'"{file.sha256}"'
    headers = _headers(file, tag)
    check_match(request, tag, found.st_mtime)
    if is_known(request, tag, found.st_mtime):
        return Response(status_code=304, headers=headers)
    set_range(request, found.st_size, tag)
    return FileResponse(place, headers=headers, media_type=file.media_type, stat_result=found)


def _headers(file: PublishedFile, tag: str) -> dict[str, str]:
    name = quote(PurePosixPath(file.path).name)
    read = file.media_type.partition(";")[0] in _READ
    digest = b64encode(bytes.fromhex(file.sha256)).decode()
    return {
        "ETag": tag,
        "Repr-Digest": f"sha-256=:{digest}:",
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Disposition": "inline" if read else f"attachment; filename*=UTF-8''{name}",
        "Link": f'<{LICENCE_OUVERTE.url}>; rel="license"',
        "Content-Security-Policy": _SHOWN,
    }
