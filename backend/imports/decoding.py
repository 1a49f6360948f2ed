"""The bytes of a file become text, with every character that could not be read marked where it stands."""

import codecs

from backend.imports.cells.kind import CellError

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOOKED_AT = 4_000
_MANY_NULS = 4


def decode(data: bytes) -> str:
    """The file's text; what is not UTF-8 or UTF-16 becomes U+FFFD, which the cell's reader reports by row and column.

    A guess at an older encoding would quietly spell people's names wrong, so none is made.
    """
    if data.startswith(_WORKBOOKS):
        raise CellError("file_is_workbook")
    if data.startswith(_UTF_32):
        raise CellError("file_encoding")
    if data.startswith(_UTF_16):
        return data.decode("utf-16", errors="replace")
    if data[:_LOOKED_AT].count(0) * _MANY_NULS > len(data[:_LOOKED_AT]):
        raise CellError("file_encoding")
    return data.decode("utf-8-sig", errors="replace")
