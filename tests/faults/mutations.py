"""Ways to damage a file: any of its bytes, the values of its JSON, the lines of a recovery log, the parts of a PNG."""

from __future__ import annotations

import json
import re
import struct
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

Shape = Literal["json", "log", "picture"]
"""What files of a reader look like inside."""
T = TypeVar("T")
Place: TypeAlias = tuple[Any, Any]
"""A value by the list or the object that it is in and its index or key there."""

MOST: Final = 4
"""Damages in one file at most."""
TOKENS: Final = (
    *(b"null", b"true", b"NaN", b"-Infinity", b"1e999", b"-0", b"18446744073709551616", b"1" * 400, b"0" * 9),
    *(b"[", b"]", b"{", b"}", b",", b":", b'"', b"\\", b"\\u0000", b"\\ud800", b"\\udfff", b"//", b"/*"),
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf"),
    *(
        b"\r\n",
        b"\x1a",
        b"\x1b[2J",
        b"\xe2\x80\xa8",
        b'"id": "map00001",',
        b'"format": 2,',
        b"[" * 999,
        b'{"a":' * 999,
    ),
    *(
        b"\xff\xd8",
        b"\xff\xc0",
        b"\xff\xc4",
        b"\xff\xda",
        b"IDAT",
        b"IEND",
        b"\x7f\xff\xff\xff",
        b"\x00\x00\x00\x00",
    ),
)
NUMBERS: Final = (
    0,
    -1,
    1,
    2,
    5,
    7,
    10**6,
    2**31,
    2**53,
    2**63 - 1,
    -(2**63),
    2**64,
    0.5,
    -0.0,
    1e-320,
    1e308,
    -1e308,
)
WORDS: Final = (
    *(
        "",
        " ",
        "a",
        "ж" * 3_000,
        "e\u0301" * 500,
        "\u0316\u0301" * 500,
        "\u202e\u2067",
        "\u200b" * 50,
        "\u2028\t\n",
    ),
    *(
        "../../etc/passwd",
        "/dev/zero",
        "file:///etc/passwd",
        "http://127.0.0.1:1/",
        "<img src='/etc/passwd'>",
        "=1+1",
    ),
    *(
        "\U0010ffff",
        "\ue000" * 9,
        "字" * 2_000,
        "กขฃ" * 500,
        "कि" * 500,
        "م" * 999,
        "👩\u200d💻" * 200,
        "W" * 19_999,
    ),
    *(
        "en",
        "ar",
        "zh-Hant-x-a",
        "not a language",
        "transition",
        "emotion",
        "touchpoint",
        "2026-13-45",
        "0000-00-00",
    ),
)
KINDS: Final = (
    b"IHDR",
    b"PLTE",
    b"tRNS",
    b"iCCP",
    b"zTXt",
    b"iTXt",
    b"tEXt",
    b"eXIf",
    b"acTL",
    b"fcTL",
    b"IDAT",
    b"IEND",
)
"""Parts of a PNG."""


def mutant(shape: Shape, samples: Sequence[bytes], random: Random) -> bytes:
    """A damaged file, drawn from sound ones; gently half of the time, so that it is found out late or not at all."""
    data = random.choice(samples)
    inside, gentle = _INSIDE[shape], random.random() < 0.5
    for _damage in range(random.randint(1, MOST)):
        if gentle:
            data = inside(data, random, gentle=True)
        elif random.random() < 0.5:
            data = inside(data, random, gentle=False)
        else:
            data = random.choice(_ANYWHERE)(data, samples, random)
    return data


def _flip(data: bytes, _samples: Sequence[bytes], random: Random) -> bytes:
    damaged = bytearray(data or b"\x00")
    for _byte in range(random.choice((1, 1, 2, 8, 64))):
        place = random.randrange(len(damaged))
        damaged[place] = random.choice((damaged[place] ^ 1 << random.randrange(8), random.randrange(256)))
    return bytes(damaged)


def _delete(data: bytes, _samples: Sequence[bytes], random: Random) -> bytes:
    start, end = _piece(data, random)
    return data[:start] + data[end:]


def _duplicate(data: bytes, _samples: Sequence[bytes], random: Random) -> bytes:
    start, end = _piece(data, random)
    place = random.choice((end, random.randint(0, len(data))))
    return data[:place] + data[start:end] * random.choice((1, 2, 50)) + data[place:]


def _insert(data: bytes, _samples: Sequence[bytes], random: Random) -> bytes:
    place = random.randint(0, len(data))
    over = random.choice((0, 0, 1, 4))
    return data[:place] + random.choice(TOKENS) + data[place + over :]


def _truncate(data: bytes, _samples: Sequence[bytes], random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _splice(data: bytes, samples: Sequence[bytes], random: Random) -> bytes:
    other = random.choice(samples)
    return data[: random.randint(0, len(data))] + other[random.randint(0, len(other)) :]


def _nest(data: bytes, _samples: Sequence[bytes], random: Random) -> bytes:
    place, depth = random.randint(0, len(data)), random.choice((10, 64, 65, 300, 1_500, 200_000))
    opening, closing = random.choice(((b"[", b"]"), (b'{"a":', b"}")))
    return data[:place] + opening * depth + random.choice((b"", b"1" + closing * depth)) + data[place:]


def _repeat_name(data: bytes, _samples: Sequence[bytes], random: Random) -> bytes:
    """An object names a field twice."""
    found = list(re.finditer(rb'"[\w-]+": ?', data))
    if not found:
        return data
    name = random.choice(found)
    return data[: name.start()] + name[0] + b"0, " + data[name.start() :]


_ANYWHERE: Final = (_flip, _delete, _duplicate, _insert, _truncate, _splice, _nest, _repeat_name)


def _piece(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 2, 16, 200, 3_000)))


def _json(data: bytes, random: Random, *, gentle: bool) -> bytes:
    """One value of a document made another."""
    try:
        document = json.loads(data)
        places = _places([document])
        random.choice(_GENTLE if gentle else _ROUGH)(places, random)
        return json.dumps(
            document, ensure_ascii=random.random() < 0.2, indent=random.choice((None, 2))
        ).encode()
    except (ValueError, RecursionError, MemoryError):  # damaged already, too deep, or half a character
        return data


def _places(within: list[Any]) -> list[Place]:
    """Where values stand, the innermost last."""
    found: list[Place] = []
    waiting: list[Any] = [within]
    while waiting:
        holder = waiting.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            found.append((holder, key))
            if isinstance(holder[key], dict | list):
                waiting.append(holder[key])
    return found


def _other_value(places: list[Place], random: Random) -> None:
    holder, key = random.choice(places)
    holder[key] = random.choice(
        (random.choice(WORDS), random.choice(NUMBERS), None, True, [], {}, [[]], [None] * 3, {"id": "a"})
    )


def _swap(places: list[Place], random: Random) -> None:
    """Two values change places; of one type half of the time, so that the file is sound as JSON of a map."""
    holder, key = random.choice(places)
    if random.random() < 0.5:
        places = [each for each in places if type(each[0][each[1]]) is type(holder[key])]
    other, name = random.choice(places)
    holder[key], other[name] = _copied(other[name]), _copied(holder[key])


def _copied(value: T) -> T:
    """A copy, so that nothing comes to hold itself."""
    copied: T = json.loads(json.dumps(value))
    return copied


def _leave_out(places: list[Place], random: Random) -> None:
    holder, key = random.choice(places)
    del holder[key]


def _rename(places: list[Place], random: Random) -> None:
    named = [each for each in places if isinstance(each[0], dict)]
    if named:
        holder, key = random.choice(named)
        holder[random.choice((*WORDS[:8], random.choice(named)[1]))] = holder.pop(key)


def _repeat(places: list[Place], random: Random) -> None:
    """An entry of a list many times, with ids of their own half of the time."""
    listed = [each for each in places if isinstance(each[0], list)]
    if not listed:
        return
    holder, key = random.choice(listed)
    own_ids = random.random() < 0.5
    for number in range(random.choice((1, 5, 100))):
        entry = _copied(holder[key])
        if own_ids and isinstance(entry, dict):
            entry["id"] = f"again{number}"
        holder.append(entry)


def _other_number(places: list[Place], random: Random) -> None:
    numbers = [each for each in places if isinstance(each[0][each[1]], int | float)]
    if numbers:
        holder, key = random.choice(numbers)
        holder[key] = random.choice(NUMBERS)


def _other_words(places: list[Place], random: Random) -> None:
    texts = [each for each in places if isinstance(each[0][each[1]], str)]
    if texts:
        holder, key = random.choice(texts)
        holder[key] = random.choice(WORDS) * random.choice((1, 1, 3))


def _bury(places: list[Place], random: Random) -> None:
    holder, key = random.choice(places)
    for _level in range(random.choice((1, 30, 62, 64, 200))):
        holder[key] = [holder[key]]


def _borrow(places: list[Place], random: Random) -> None:
    """A field gets what a field of the same name says elsewhere."""
    named = [each for each in places if isinstance(each[0], dict) and each[1] != "id"]
    if named:
        holder, key = random.choice(named)
        donor = random.choice([each[0] for each in named if each[1] == key])
        holder[key] = _copied(donor[key])


def _give(places: list[Place], random: Random) -> None:
    """An object gets a field that another one has."""
    named = [each for each in places if isinstance(each[0], dict)]
    if named:
        donor, key = random.choice(named)
        random.choice(named)[0].setdefault(key, _copied(donor[key]))


_Damage: TypeAlias = "Callable[[list[Place], Random], None]"
_GENTLE: Final[tuple[_Damage, ...]] = (
    _borrow,
    _borrow,
    _give,
    _leave_out,
    _repeat,
    _other_words,
    _other_number,
)
_ROUGH: Final[tuple[_Damage, ...]] = (_other_value, _swap, _swap, _rename, _bury, *_GENTLE[3:])


def _log(data: bytes, random: Random, *, gentle: bool) -> bytes:
    """One line of a recovery log, or the map it starts from, made another; its checksums say that it is right."""
    first, _line_feed, rest = data.partition(b"\n")
    try:
        header = json.loads(first[9:])
        base, lines = rest[: header["size"]], rest[header["size"] + 1 :].splitlines(keepends=True)
    except (ValueError, TypeError, KeyError):
        return data
    match random.randrange(4):
        case 0:
            return _line(_json(first[9:], random, gentle=gentle)) + rest
        case 1:
            base = _json(base, random, gentle=gentle)
            header |= {"size": len(base), "digest": sha256(base).hexdigest()}
        case 2 if lines:
            random.shuffle(lines)
        case _ if lines:
            place = random.randrange(len(lines))
            lines[place] = _line(_json(lines[place][9:-1], random, gentle=gentle))
        case _:
            pass
    return _line(json.dumps(header).encode()) + base + b"\n" + b"".join(lines)


def _line(content: bytes) -> bytes:
    content = content.replace(b"\n", b" ")
    return b"%08x %b\n" % (zlib.crc32(content), content)


def _picture(data: bytes, random: Random, *, gentle: bool) -> bytes:
    """A PNG with one part more, and with checksums that are right most of the time; a JPEG stays as it is."""
    parts = _parts(data)
    if not parts:
        return data
    kind = random.choice(KINDS)
    size = random.choice((0, 1, 4, 13, 26, 100))
    body = random.randbytes(size)
    if kind == b"IHDR":
        side = random.choice((1, 40, 7_000, 60_000, 2**31 - 1))
        body = struct.pack(
            ">IIBBBBB", side, 20, random.choice((1, 8, 16)), random.choice((0, 2, 3, 6)), 0, 0, 0
        )
    elif kind in {b"iCCP", b"zTXt"}:
        body = b"n\0\0" + zlib.compress(b"a" * random.choice((10, 10**6, 3 * 10**7)))
    parts.insert(random.randint(1, len(parts)), kind + body)
    sound = gentle or random.random() < 0.6
    checksums = (zlib.crc32(part) if sound else random.getrandbits(32) for part in parts)
    written = (
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", checksum)
        for part, checksum in zip(parts, checksums, strict=True)
    )
    return data[:8] + b"".join(written)


def _parts(data: bytes) -> list[bytes]:
    """The parts of a PNG, each with its name in front; none of anything else."""
    found, place = [], 8
    while data.startswith(b"\x89PNG") and place + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        found.append(data[place + 4 : place + 8 + length])
        place += 12 + length
    return found


class Inside(Protocol):
    """Damages what is inside a file of one shape."""

    def __call__(self, data: bytes, random: Random, *, gentle: bool) -> bytes: ...


_INSIDE: Final[dict[Shape, Inside]] = {
    "json": _json,
    "log": _log,
    "picture": _picture,
}
