"""A client that costs little beside the server it loads: one process, raw HTTP/1.1 over kept connections."""

import asyncio
import time
from collections.abc import Mapping

import msgspec


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """What one round showed."""

    requests: int
    seconds: float
    p50_milliseconds: float
    p99_milliseconds: float


async def load(port: int, path: str, headers: Mapping[str, str], seconds: float, at_once: int) -> Load:
    """GETs `path` from `at_once` connections for `seconds`; every answer must be 200."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    request = f"GET {path} HTTP/1.1\r\nhost: localhost\r\n{lines}\r\n".encode()
    started = time.perf_counter()
    took = await asyncio.gather(*(_one(port, request, started + seconds) for _ in range(at_once)))
    every = sorted(milliseconds for each in took for milliseconds in each)
    return Load(
        requests=len(every),
        seconds=time.perf_counter() - started,
        p50_milliseconds=every[len(every) // 2],
        p99_milliseconds=every[len(every) * 99 // 100],
    )


async def _one(port: int, request: bytes, until: float) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    took = []
    while (begun := time.perf_counter()) < until:
        writer.write(request)
        await _answer(reader)
        took.append((time.perf_counter() - begun) * 1000)
    writer.close()
    await writer.wait_closed()
    return took


async def _answer(reader: asyncio.StreamReader) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(head.decode(errors="replace"))
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            await reader.readexactly(int(line.split(b":")[1]))
