"""What the model room costs over a bare client, against a mock endpoint that answers after a fixed time.

    python bench/model.py throughput [--calls 2000] [--in-flight 64,256] [--delay 0.2]
    python bench/model.py articles [--calls 200] [--in-flight 16] [--delay 0.2]

`throughput`: both sides send the same requests to the same server in one run; each round times a bare AsyncOpenAI
loop, then `stance.model.Client`. Shown are calls a second, the share of the bare loop's, CPU milliseconds a call, and
the growth of the process's memory.

`articles`: whole articles, read, asked about and checked, one after another and so many at once; shown are articles a
second, CPU milliseconds an article (which bounds them: reading and checking share one core), the growth of memory, and
the ratio of the two runs.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import resource
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from typing import Any

import openai

import stance
from stance.model import Client
from stance.options import Options

ANSWER = json.dumps(
    {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "mock",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": json.dumps({"summary": [], "positions": []})},
                "finish_reason": "stop",
            }
        ],
        "usage": {"prompt_tokens": 900, "completion_tokens": 12, "total_tokens": 912},
    }
).encode()
SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
MESSAGES: Any = [
    {"role": "system", "content": "You read one news article. " * 60},
    {"role": "user", "content": "[1] x. " * 400},
]


def serve(delay: float, told: Connection) -> None:
    """A mock endpoint: keeps connections open and answers every POST after `delay` seconds."""
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(ANSWER)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                asked = await reader.readuntil(b"\r\n\r\n")
                length = next(
                    int(line.split(b":")[1])
                    for line in asked.split(b"\r\n")
                    if line.lower().startswith(b"content-length")
                )
                await reader.readexactly(length)
                await asyncio.sleep(delay)
                writer.write(head + ANSWER)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def main() -> None:
        server = await asyncio.start_server(talk, "127.0.0.1", 0, backlog=1024)
        told.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


async def timed(calls: int, in_flight: int, ask: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """Calls a second and CPU milliseconds a call, with `in_flight` of them under way."""
    left = iter(range(calls))

    async def worker() -> None:
        for _ in left:
            await ask()

    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(worker() for _ in range(in_flight)))
    return calls / (time.perf_counter() - wall), (time.process_time() - cpu) / calls * 1000


async def rounds(url: str, calls: int, in_flight: int) -> None:
    """One round of each side."""
    form: Any = {"type": "json_schema", "json_schema": {"name": "t", "schema": SCHEMA, "strict": True}}
    async with openai.AsyncOpenAI(api_key="none", base_url=url, max_retries=0) as bare:

        async def one() -> object:
            return await bare.chat.completions.create(
                model="m",
                messages=MESSAGES,
                temperature=0,
                seed=0,
                max_tokens=3000,
                response_format=form,
            )

        await timed(in_flight, in_flight, one)
        theirs = await timed(calls, in_flight, one)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    async with Client(Options(model="m", base_url=url, concurrency=in_flight)) as client:

        async def other() -> object:
            return await client.complete(MESSAGES, schema=SCHEMA, name="t")

        await timed(in_flight, in_flight, other)
        ours = await timed(calls, in_flight, other)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"{in_flight} in flight: bare {theirs[0]:.0f} calls/s ({theirs[1]:.2f} CPU ms each), "
        f"ours {ours[0]:.0f} ({ours[1]:.2f}): {ours[0] / theirs[0]:.0%} of the bare loop, memory +{grown:.0f} MB"
    )


def article(n: int) -> stance.Article:
    """An invented article; no two are the same."""
    said = (
        f"US envoy Jane Roe told reporters in Ankara on Monday that Russia wants guarantee number {n}.",
        f"The Kremlin said its navy would not leave the area before round {n} of the talks.",
        "“We will not sign a text that leaves the port out,” Ukraine's foreign minister said.",
        f"Delegations have met {n + 2} times since May.",
    )
    return stance.parse(f"Talks go into round {n}\n\n" + "\n\n".join(said) + "\n", source=f"round {n}")


def whole(url: str, articles: int, in_flight: int) -> None:
    """The same articles one after another, then several at once."""
    list(stance.analyze_many(map(article, range(8)), model="warm", base_url=url))
    took: list[float] = []
    for concurrency in (1, in_flight):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        wall, cpu = time.perf_counter(), time.process_time()
        options = Options(model="m", base_url=url, concurrency=concurrency)
        done = sum(
            isinstance(o, stance.Analysis) for o in stance.analyze_many(map(article, range(articles)), options=options)
        )
        took.append(time.perf_counter() - wall)
        each = (time.process_time() - cpu) / articles * 1000
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(
            f"{done} of {articles} articles, {concurrency} at once: {articles / took[-1]:.1f} a second, "
            f"{each:.0f} CPU ms each, memory +{grown:.0f} MB"
        )
    print(f"{in_flight} at once take {took[0] / took[1]:.1f} times less than one after another")


def main() -> None:
    """Run the benchmark named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["throughput", "articles"])
    parser.add_argument("--calls", type=int, help="calls or articles; default 2000, of articles 200")
    parser.add_argument("--in-flight", help="default 64,256, of articles 16")
    parser.add_argument("--delay", type=float, default=0.2, help="seconds")
    given = parser.parse_args()
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(given.delay, there), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{here.recv()}/v1"
    try:
        many = given.what == "articles"
        for in_flight in map(int, (given.in_flight or ("16" if many else "64,256")).split(",")):
            if many:
                whole(url, given.calls or 200, in_flight)
                continue
            print(f"(the latency alone allows {in_flight / given.delay:.0f} calls/s)")
            asyncio.run(rounds(url, given.calls or 2000, in_flight))
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
