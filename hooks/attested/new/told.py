"""What is said of records that were taken over: new keys, what was read otherwise than it is written, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from .record import NewRecord, left_out


def import_report(given: Mapping[str, NewRecord], completed: Mapping[str, NewRecord], *, told: bool) -> Iterator[str]:
    """The lines of the report on records by the keys that they got; ``told`` says that the attribution was given by whoever adds them."""
    for key, record in given.items():
        named = [f"“{record.key}” is “{key}” here"] if record.key and record.key != key else []
        said = "; ".join([*named, *record.said])
        if record.said or (named and len(given) > 1):
            yield f"{key}: {said}."
    lost = Counter(name for record in given.values() for name in (*left_out(record), *record.left))
    if lost:
        many = len(given) > 1
        yield f"Left out: {', '.join(f'{name} ({count})' if many else name for name, count in sorted(lost.items()))}."
    if not told:
        yield from _attributed(given, completed)


def _attributed(given: Mapping[str, NewRecord], completed: Mapping[str, NewRecord]) -> Iterator[str]:
    made = Counter(completed[key].fields["attribution"] for key, record in given.items() if not record.fields.get("attribution"))
    for standing, count in sorted(made.items()):
        within = f" in {count} record{'s' if count > 1 else ''}" if len(given) > 1 else ""
        yield f"attribution = {{{standing}}}{within}: change it with --attribution, if that is not so."
