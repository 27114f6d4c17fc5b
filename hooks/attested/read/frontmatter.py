"""The block between two lines of ``---``: YAML, but bounded, and every value knows its place.

The values are built from the parser's events and not by a loader, so that an alias is refused where it stands and
nesting is bounded before anything is built (an alias bomb or 20,000 ``[`` end at once).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from ..model import Place
from .files import Reading

DEEPEST = 4



def _bare(name: str) -> str:
    if len(name) > 1 and name[0] in "“”„«" and name[-1] in "“”»":
        raise PydanticCustomError("marks", "it stands in curly quotation marks, which would be a part of it; leave them out")
    return name


OneName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=120),
    AfterValidator(_bare),
    Field(json_schema_extra={"pattern": r"^(?!\s*[“”„«].*[“”»]\s*$)[\s\S]*\S"}),  # the same for editors
]


Matter = TypeVar("Matter", bound=BaseModel)


class EntryMatter(BaseModel):
    """Front matter of an entry: identity, and nothing but identity."""

    model_config = ConfigDict(extra="forbid", strict=True)

    term: OneName = Field(description="The term, as it is printed.")
    slug: OneName = Field(default="", description="The name of the file, where the letters of the term give another.")
    aliases: list[OneName] = Field(default=[], description="Other spellings of the term.")
    forms: list[OneName] = Field(default=[], description="Other parts of speech and irregular plurals.")
    autolink: bool = Field(default=True, description="Whether the word is linked where it stands in prose.")
    was: list[OneName] = Field(default=[], description="Former slugs of this entry.")


class PassagesMatter(BaseModel):
    """Front matter of a file of passages."""

    model_config = ConfigDict(extra="forbid", strict=True)

    source: OneName = Field(description="The key of the record in bib/references.bib.")
    retrieved: OneName = Field(default="unknown", description="When the text was obtained: a date, or unknown.")


@dataclass(frozen=True, slots=True)
class FrontMatter(Generic[Matter]):
    """The values (None where they are not usable), where each stands, and the index of the first line after them."""

    values: Matter | None
    places: Mapping[str, Place]
    body: int


def read_front_matter(reading: Reading, path: str, lines: Sequence[str], shape: type[Matter]) -> FrontMatter[Matter]:
    """Read the front matter of a file.

    In: the file's lines and the pydantic model of what may stand there. Findings: ``malformed_front_matter``,
    ``duplicate_key``, ``unknown_front_matter_key``, ``invalid_front_matter_value``; none of them is raised.
    """
    known = ", ".join(shape.model_fields)
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[first].rstrip() != "---":
        reading.report(
            Place(path),
            "malformed_front_matter",
            "This file does not begin with front matter.",
            f"Begin the file with a line of three hyphens, then a line for each of its keys ({known}), then three hyphens again.",
        )
        reading.broken.add(path)
        return FrontMatter(None, {}, 0)
    end = next((index for index in range(first + 1, len(lines)) if lines[index].rstrip() in ("---", "...")), None)
    if end is None:
        reading.report(
            Place(path, first + 1),
            "malformed_front_matter",
            "The front matter that begins here has no end.",
            "Put a line of three hyphens after its last key.",
        )
        reading.broken.add(path)
        return FrontMatter(None, {}, len(lines))
    places: dict[str, Place] = {}
    values = _load(reading, path, "\n".join(lines[first + 1 : end]), first + 2, places, known)
    if values is None:
        reading.broken.add(path)
        return FrontMatter(None, places, end + 1)
    return FrontMatter(_shaped(reading, path, values, places, shape), places, end + 1)


def _load(
    reading: Reading, path: str, text: str, line: int, places: dict[str, Place], known: str
) -> dict[str, Any] | None:
    """The YAML as a mapping; None after a finding. ``line`` is the file's line of the first one of ``text``."""
    hint = f"Write one “key: value” a line, with a plain colon and a space behind it, lists as [one, two], and put quotation marks around a value that holds “: ” or “#”. The keys are {known}."
    text = text.replace("\u00a0", " ").replace("\t", "  ")
    try:
        events = _Events(reading, path, line, places, yaml.parse(text, Loader=yaml.CSafeLoader))
        return events.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Place(path, line + (mark.line if mark else 0), (mark.column if mark else 0) + 1)
        reading.report(
            where, "malformed_front_matter", f"The front matter is not YAML: {error.problem or error.context}.", hint
        )
    except yaml.YAMLError as error:
        before = text[: getattr(error, "position", 0)]
        where = Place(path, line + before.count("\n"), len(before) - before.rfind("\n"))
        problem = str(error).split("\n")[0]
        reading.report(where, "malformed_front_matter", f"The front matter is not YAML: {problem}.", hint)
    return None


def _refused(problem: str, mark: Any) -> yaml.MarkedYAMLError:
    """Give an error as the parser has for its own, for what YAML allows and a front matter does not."""
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


class _Events:
    """Builds plain values from YAML events, at most :data:`DEEPEST` deep, and notes where each stands."""

    def __init__(self, reading: Reading, path: str, line: int, places: dict[str, Place], events: Any) -> None:
        self.reading, self.path, self.line, self.places, self.events = reading, path, line, places, events

    def document(self) -> dict[str, Any]:
        for event in self.events:
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent | yaml.ScalarEvent | yaml.AliasEvent):
                value = self._value(event, "", 1)
                if not isinstance(value, dict):
                    raise _refused("it holds no “key: value”", event.start_mark)
                for rest in self.events:
                    if isinstance(rest, yaml.DocumentStartEvent):
                        raise _refused("a second document begins here", rest.start_mark)
                return value
        return {}

    def _value(self, event: Any, name: str, depth: int) -> Any:
        mark = event.start_mark
        self.places.setdefault(name, Place(self.path, self.line + mark.line, mark.column + 1))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused("anchors and aliases (& and *) are not used here", mark)
        if depth > DEEPEST:
            raise _refused("it is nested too deeply", mark)
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0] and not event.style
            return {"true": True, "false": False}.get(event.value.lower(), event.value) if plain else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self._value(inner, f"{name}.{len(items)}", depth + 1))
            return items
        return self._mapping(name, depth)

    def _mapping(self, name: str, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            mark = key.start_mark
            if not isinstance(key, yaml.ScalarEvent):
                raise _refused("a key must be a word", mark)
            inner = f"{name}.{key.value}" if name else key.value
            place = Place(self.path, self.line + mark.line, mark.column + 1)
            if key.value in values:
                self.reading.report(
                    place,
                    "duplicate_key",
                    f"The key “{key.value}” stands twice; the first is at line {self.places[f'{inner}:key'].line}.",
                    "Keep one of the two; a list can hold several values: [one, two].",
                )
                self._value(next(self.events), f"{inner}:again", depth + 1)
                continue
            self.places[f"{inner}:key"] = place
            values[key.value] = self._value(next(self.events), inner, depth + 1)
        return values


def _shaped(
    reading: Reading, path: str, values: dict[str, Any], places: Mapping[str, Place], shape: type[Matter]
) -> Matter | None:
    """The values as ``shape``; wrong and unknown ones are reported and left out, so that the others still count."""
    known = ", ".join(shape.model_fields)
    values = _in_small_letters(reading, values, places, shape)
    for again in (False, True):
        try:
            return shape.model_validate(values)
        except ValidationError as error:
            for fault in [] if again else error.errors():
                top = str(fault["loc"][0])
                name = ".".join(str(part) for part in fault["loc"])
                if fault["type"] == "extra_forbidden":
                    reading.report(
                        places[f"{top}:key"],
                        "unknown_front_matter_key",
                        f"“{top}” is not a key of this front matter.",
                        f"The keys are {known}. Everything else belongs in the text below.",
                    )
                elif fault["type"] == "missing":
                    reading.report(
                        Place(path),
                        "invalid_front_matter_value",
                        f"The front matter has no “{top}”.",
                        f"Add a line “{top}: …”.",
                    )
                else:
                    reading.report(
                        places.get(name, places.get(top, Place(path))),
                        "invalid_front_matter_value",
                        f"The value of “{top}” is not usable: {fault['msg'][:1].lower()}{fault['msg'][1:]}.",
                        _shape_hint(shape, top),
                    )
                values = {key: value for key, value in values.items() if key != top}
    reading.broken.add(path)
    return None


def _in_small_letters(
    reading: Reading, values: dict[str, Any], places: Mapping[str, Place], shape: type[Matter]
) -> dict[str, Any]:
    """Keys that only have a capital letter too many are told, and read all the same."""
    meant = {key: key.lower() for key in values if key not in shape.model_fields and key.lower() in shape.model_fields}
    for key, small in meant.items():
        message = f"“{key}” is not a key of this front matter."
        reading.report(places[f"{key}:key"], "unknown_front_matter_key", message, f"Write “{small}”, in small letters.")
    return {meant.get(key, key): value for key, value in values.items() if meant.get(key, key) == key or meant[key] not in values}


def _shape_hint(shape: type[BaseModel], key: str) -> str:
    annotation = str(shape.model_fields[key].annotation)
    if "list" in annotation:
        return f"Write a list: “{key}: [one, two]”."
    if "bool" in annotation:
        return f"Write “{key}: true” or “{key}: false”."
    return f"Write one word or phrase: “{key}: …”."
