"""Zip archives whose bytes depend on what they hold only, not on the hour they were made."""

import os
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["DatedZip"]


class DatedZip(ZipFile):
    """A compressed archive written to ``out``, every member dated ``issued``."""

    def __init__(self, out: BinaryIO, issued: date) -> None:
        super().__init__(out, "w", ZIP_DEFLATED)
        self._issued = (max(issued.year, 1980), issued.month, issued.day, 0, 0, 0)

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write one member, as :meth:`zipfile.ZipFile.writestr`."""
        name = getattr(zinfo_or_arcname, "filename", zinfo_or_arcname)
        super().writestr(self._member(str(name)), data, compress_type, compresslevel)

    def write(
        self,
        filename: "str | os.PathLike[str]",
        arcname: "str | os.PathLike[str] | None" = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Write a file of the disk as one member, as :meth:`zipfile.ZipFile.write`."""
        with (
            Path(filename).open("rb") as source,
            self.open_dated(os.fspath(arcname or filename)) as member,
        ):
            while block := source.read(1 << 20):
                member.write(block)

    def open_dated(self, name: str) -> Any:
        """One member, opened for writing."""
        return self.open(self._member(name), "w", force_zip64=True)

    def _member(self, name: str) -> ZipInfo:
        info = ZipInfo(name, self._issued)
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        return info
