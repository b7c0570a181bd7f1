"""Files of the snapshot: whole, in parts, known by their hash (RFC 9110, sections 13 and 14)."""

import hashlib
import json
from contextlib import closing
from email.utils import formatdate
from http.client import HTTPConnection

import httpx
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from graph.api.conditions import set_range
from graph.api.refusals import Refusal
from graph.publishing.snapshot import Snapshot
from tests.api.snapshot_world import TYPES, VERSION

NQUADS = f"/download/{VERSION}/dataset.nq"


@pytest.fixture(scope="module")
def whole(snapshot: Snapshot) -> bytes:
    return (snapshot.folder / "dataset.nq").read_bytes()


def test_every_file_is_as_the_manifest_says(service: httpx.Client, snapshot: Snapshot) -> None:
    assert {file.path for file in snapshot.files} == set(TYPES)
    for file in snapshot.files:
        found = service.get(f"/download/{VERSION}/{file.path}", headers={"Accept-Encoding": "gzip"})
        assert found.headers["content-type"].partition(";")[0] == file.media_type
        assert (len(found.content), found.headers["etag"]) == (file.size, f'"{file.sha256}"')
        assert hashlib.sha256(found.content).hexdigest() == file.sha256
        assert "content-encoding" not in found.headers
        head = service.head(f"/download/{VERSION}/{file.path}")
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == str(file.size)


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [("0-9", 0, 10), ("5-", 5, None), ("-7", -7, None), ("10-999999999", 10, None), ("0-0", 0, 1)],
)
def test_a_part(
    service: httpx.Client, whole: bytes, asked: str, start: int, end: int | None
) -> None:
    found = service.get(NQUADS, headers={"Range": f"bytes={asked}"})
    assert found.status_code == 206
    assert found.content == whole[start:end]
    first = start if start >= 0 else len(whole) + start
    last = first + len(found.content) - 1
    assert found.headers["content-range"] == f"bytes {first}-{last}/{len(whole)}"


def test_several_parts(service: httpx.Client, whole: bytes) -> None:
    found = service.get(NQUADS, headers={"Range": "bytes=0-4, 20-24, 999999999-"})
    assert found.status_code == 206
    assert found.headers["content-type"].startswith("multipart/byteranges")
    assert whole[:5] in found.content
    assert whole[20:25] in found.content


@pytest.mark.parametrize("asked", ["bytes=999999999-", "bytes=-0"])
def test_a_part_after_the_end(service: httpx.Client, whole: bytes, asked: str) -> None:
    found = service.get(NQUADS, headers={"Range": asked})
    assert found.status_code == 416
    assert found.headers["content-range"] == f"bytes */{len(whole)}"
    assert str(len(whole)) in found.json()["error"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Range": "lines=1-2"},
        {"Range": "bytes=a-b"},
        {"Range": "bytes=9-3"},
        {"Range": "bytes=" + ",".join(["0-1"] * 50)},
        {"Range": f"bytes={'9' * 400}-"},
        {"Range": "bytes=0-4", "If-Range": '"another"'},
        {"Range": "bytes=0-4", "If-Range": "Thu, 01 Jan 1970 00:00:00 GMT"},
    ],
)
def test_what_is_no_part_gives_the_whole(
    service: httpx.Client, whole: bytes, headers: dict[str, str]
) -> None:
    found = service.get(NQUADS, headers=headers)
    assert (found.status_code, found.content) == (200, whole)


def test_a_part_of_the_version_one_has(service: httpx.Client, whole: bytes) -> None:
    tag = service.head(NQUADS).headers["etag"]
    found = service.get(NQUADS, headers={"Range": "bytes=0-4", "If-Range": tag})
    assert (found.status_code, found.content) == (206, whole[:5])
    head = service.head(NQUADS, headers={"Range": "bytes=0-4"})
    assert head.status_code == 200


def test_conditions(service: httpx.Client) -> None:
    tag = service.head(NQUADS).headers["etag"]
    for known in (tag, f'"x", W/{tag}', "*"):
        found = service.get(NQUADS, headers={"If-None-Match": known})
        assert (found.status_code, found.content, found.headers["etag"]) == (304, b"", tag)
    assert service.get(NQUADS, headers={"If-None-Match": '"x"'}).status_code == 200
    later = formatdate(4102444800, usegmt=True)
    assert service.get(NQUADS, headers={"If-Modified-Since": later}).status_code == 304
    assert service.get(NQUADS, headers={"If-Modified-Since": "yesterday"}).status_code == 200
    assert service.get(NQUADS, headers={"If-Match": f'"x", {tag}'}).status_code == 200
    for other in ('"x"', f"W/{tag}"):
        refused = service.get(NQUADS, headers={"If-Match": other})
        assert refused.status_code == 412
    past = {"If-Unmodified-Since": formatdate(0, usegmt=True)}
    assert service.get(NQUADS, headers=past).status_code == 412


def test_the_latest_version(service: httpx.Client) -> None:
    found = service.get("/download/latest/dataset.nq")
    assert (found.status_code, found.headers["location"]) == (307, NQUADS)
    old = service.get("/download/2020-01-01-00000000/dataset.nq")
    assert old.status_code == 404
    assert VERSION in old.json()["error"]


STRANGE = (
    *("secret.txt", "snapshot.json", "store/generation", "../secret.txt", "%2e%2e/secret.txt"),
    *("..%2fsnapshot.json", "/etc/passwd", "%2fetc%2fpasswd", "csv", "dataset.nq/", ""),
    *("dataset.nq%00", "csv/../dataset.nq", "./dataset.nq", "csv%5Csources.csv", "%FF"),
)


@pytest.mark.parametrize("path", STRANGE)
def test_only_what_the_manifest_lists(service: httpx.Client, path: str) -> None:
    """Sent as it is written: a client would have made it plain."""
    with closing(HTTPConnection(service.base_url.host, service.base_url.port)) as raw:
        raw.request("GET", f"/download/{VERSION}/{path}")
        found = raw.getresponse()
        assert found.status == 404
        assert set(json.load(found)) == {"error"}


def test_the_catalogue_and_void(service: httpx.Client, snapshot: Snapshot) -> None:
    for path, name in (("/catalog.ttl", "catalog.ttl"), ("/.well-known/void", "void.ttl")):
        found = service.get(path)
        assert found.headers["content-type"].startswith("text/turtle")
        told = rdflib.Graph().parse(data=found.text, format="turtle")
        assert set(told) == set(rdflib.Graph().parse(snapshot.folder / name, format="turtle"))
    other = service.get("/.well-known/void", headers={"Accept": "application/ld+json"})
    assert other.headers["content-type"] == "application/ld+json"
    for path in ("/dataset", f"/dataset/{VERSION}", "/catalog"):
        page = service.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
        assert (page.status_code, page.url.path) == (200, "/page/dataset")
        assert f"/download/{VERSION}/dataset.nq" in page.text
        data = service.get(path, headers={"Accept": "text/turtle"}, follow_redirects=True)
        assert data.url.path == "/catalog.ttl"


def test_nothing_is_published_yet(unpublished: httpx.Client) -> None:
    for path in (
        "/catalog.ttl",
        "/.well-known/void",
        "/dataset",
        "/page/dataset",
        "/download/latest/x",
    ):
        found = unpublished.get(path, headers={"Accept-Language": "en"})
        assert (found.status_code, found.json()["error"]) == (404, "No snapshot is published yet.")


def _request(**headers: str) -> Request:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "GET", "headers": raw, "path": "/"})


NUMBERS = st.one_of(st.just(""), st.integers(0, 60).map(str))


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=6), st.integers(0, 50))
def test_ranges_are_those_that_can_be_answered(pairs: list[tuple[str, str]], size: int) -> None:
    """Against the words of RFC 9110, 14.1.1: what each range would select of ``size`` bytes."""
    text = ",".join(f"{start}-{end}" for start, end in pairs)
    valid = all((s or e) and not (s and e and int(s) > int(e)) for s, e in pairs)
    selected = [
        pair for pair in pairs if (int(pair[0]) < size if pair[0] else int(pair[1] or 0) and size)
    ]
    request = _request(range=f"bytes={text}")
    if valid and not selected:
        with pytest.raises(Refusal) as refused:
            set_range(request, size, '"tag"')
        assert refused.value.status == 416
        return
    set_range(request, size, '"tag"')
    left = dict(request.scope["headers"]).get(b"range", b"").decode()
    wanted = "bytes=" + ", ".join(f"{s}-{e}" for s, e in selected) if valid else ""
    assert left == wanted
