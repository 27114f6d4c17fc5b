"""The stages of a build with their shares of its work: run as ``python -m tests.shares`` in the folder of a glossary with the engine.

The functions that stand for the stages are found by their names and timed where they are called, so one that was renamed ends this
with an error. What the graph finds only once somebody asks for it counts for whoever asked first. All else, above all the theme's
templates, is what MkDocs does. Counted is the time of the processor, that of pandoc included.
"""

from __future__ import annotations

import resource
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import isgeneratorfunction
from typing import Any

STAGES = {
    "reading": [("attested.build", "read_glossary")],
    "graph": [("attested.build", "join_up")],
    "checks": [("attested.checks", "run")],
    "pages": [("attested.site.contents", "pages")],
    "citations": [("attested.site.contents", "cite_pages")],
    "exports": [("attested.export", "files")],
    "search": [("material.plugins.search.plugin", f"SearchPlugin.on_{event}") for event in ("page_context", "post_build")],
    "proof": [("attested.site.proof", "prove")],
}
REST = "theme and files, by MkDocs"


def spent() -> float:
    """The processor's time of this process and of those it waited for, in seconds."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


class Clock:
    """Counts seconds for the stage that is at work; a stage that is called by another stops the other's count."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.stages = [REST]
        self.since = spent()

    def turn(self) -> None:
        """Give the stage at work the time since the last turn."""
        now = spent()
        self.seconds[self.stages[-1]] += now - self.since
        self.since = now

    def call(self, stage: str, work: Callable[[], Any]) -> Any:
        self.turn()
        self.stages.append(stage)
        try:
            return work()
        finally:
            self.turn()
            self.stages.pop()

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its time counted; of a generator, that of each step."""

        def steps(*given: Any, **named: Any) -> Iterator[Any]:
            made, end = function(*given, **named), object()
            while (one := self.call(stage, lambda: next(made, end))) is not end:
                yield one

        def once(*given: Any, **named: Any) -> Any:
            return self.call(stage, lambda: function(*given, **named))

        return steps if isgeneratorfunction(function) else once


def measured(build: Callable[[], object]) -> dict[str, float]:
    """The seconds of each stage of a build, in the order of the stages."""
    clock = Clock()
    for stage, places in STAGES.items():
        for module, path in places:
            holder: Any = import_module(module)
            *outer, name = path.split(".")
            for part in outer:
                holder = getattr(holder, part)
            setattr(holder, name, clock.timed(stage, getattr(holder, name)))
    clock.seconds.clear()
    clock.since = spent()
    build()
    clock.turn()
    return {stage: clock.seconds[stage] for stage in (*STAGES, REST)}


def main() -> None:
    """Build the site of this folder, and print seconds and shares, and the most memory that the process held at once."""
    from mkdocs.__main__ import cli

    seconds = measured(lambda: cli(["build", "--quiet"], standalone_mode=False))
    whole = sum(seconds.values())
    for stage, took in seconds.items():
        print(f"  {stage:<72} {took:8.2f} s {took / whole:7.3f}")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {'the most memory that the build held at once':<72} {most:8.0f} MB")


if __name__ == "__main__":
    main()
