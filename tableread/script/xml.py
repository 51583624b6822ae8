"""XML from anywhere, read so that it can do no harm: no entities, no endless nesting, clear errors."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from tableread.base.errors import ScriptError

_DEEPEST = 200
"""Elements within elements. A script's XML is some ten deep."""


def parse_xml(data: bytes, what: str = "The file") -> Element:
    """The root of the document `data`. Raises `ScriptError` that names the line of a fault."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data)
    except ParseError as error:
        line, column = error.position
        raise ScriptError(
            f"{what} has an XML error at line {line}, column {column + 1}. Save it again in the program that made it."
        ) from None
    except DefusedXmlException:
        raise ScriptError(
            f"{what} defines XML entities of its own, which can be used to fill the memory, so it was not opened. "
            "Save it again in the program that made it."
        ) from None
    except (ValueError, LookupError, RecursionError) as error:
        raise ScriptError(f"{what} cannot be read as XML ({error}).") from None
    _check_depth(root, what)
    return root


def _check_depth(root: Element, what: str) -> None:
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for parent in level for child in parent]
        if not level:
            return
    raise ScriptError(
        f"{what} has elements nested more than {_DEEPEST} deep, which no script needs, so it was not opened."
    )


def local_name(element: Element) -> str:
    """The element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str, default: str = "") -> str:
    """The attribute called `name`, whatever its namespace and case."""
    name = name.casefold()
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].casefold() == name:
            return value
    return default


def children(element: Element, name: str) -> Iterator[Element]:
    """The children called `name`, whatever their namespace."""
    return (child for child in element if local_name(child) == name)
