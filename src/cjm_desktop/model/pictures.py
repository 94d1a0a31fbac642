"""The pictures of a document: files of PNG or JPEG, known by the SHA-256 of their bytes.

Records name a picture by its digest, so no record and no change carries the bytes. A picture is checked by its head
before anything decodes it: a small file can claim a size that no memory holds.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Annotated, Self

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from cjm_desktop.i18n import _
from cjm_desktop.model.picture_headers import (
    LARGEST_PICTURE,
    LONGEST_SIDE,
    MOST_PIXELS,
    Header,
    MediaType,
    PictureError,
    read_header,
)
from cjm_desktop.model.records import Digest, Value


def _bytes_of(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise PydanticCustomError("picture", _("it is not told in base 64")) from None


def _base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


Base64 = Annotated[
    bytes,
    BeforeValidator(_bytes_of),
    PlainSerializer(_base64_of, return_type=str),
    WithJsonSchema({"type": "string", "contentEncoding": "base64"}),
]


class PictureContent(Value):
    """A picture's file. Its bytes are those of its digest, and its head says that it can be shown."""

    digest: Digest
    media_type: MediaType
    data: Base64

    @classmethod
    def of(cls, data: bytes) -> Self:
        """The content that a file's bytes make.

        Raises:
            PictureError: it is no picture that a map can hold.
        """
        header = checked_header(data)
        return cls(digest=digest_of(data), media_type=header.media_type, data=data)

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if digest_of(self.data) != self.digest:
            raise PydanticCustomError("picture", _("its bytes are damaged: they do not match their digest"))
        try:
            header = checked_header(self.data)
        except PictureError as error:
            raise PydanticCustomError("picture", str(error)) from None
        if header.media_type != self.media_type:
            raise PydanticCustomError("picture", _("it is not of the type that it is said to be"))
        return self

    @property
    def header(self) -> Header:
        """What the file says of itself."""
        return read_header(self.data)

    @property
    def orientation(self) -> int:
        """How it is turned before it is shown, 1 to 8 as in Exif."""
        return self.header.orientation

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels as it is shown: one that lies on its side is turned first."""
        header = self.header
        return (header.height, header.width) if header.orientation >= 5 else (header.width, header.height)


def digest_of(data: bytes) -> str:
    """The name of a picture: the SHA-256 of its file's bytes, in lower case."""
    return hashlib.sha256(data).hexdigest()


def checked_header(data: bytes) -> Header:
    """The head of a picture that a map can hold.

    Raises:
        PictureError: it is no PNG or JPEG, or too large.
    """
    if len(data) > LARGEST_PICTURE:
        raise PictureError(_("it is larger than {size} MB").format(size=LARGEST_PICTURE // (1024 * 1024)))
    header = read_header(data)
    if header.width * header.height > MOST_PIXELS:
        sentence = _("it has {width} × {height} pixels; at most {most} million can be shown")
        raise PictureError(
            sentence.format(width=header.width, height=header.height, most=MOST_PIXELS // 1_000_000)
        )
    if max(header.width, header.height) > LONGEST_SIDE:
        sentence = _("it has {width} × {height} pixels; no side may have more than {most}")
        raise PictureError(sentence.format(width=header.width, height=header.height, most=LONGEST_SIDE))
    return header
