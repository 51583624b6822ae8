"""Projects of Celtx (.celtx): a zip with a web page for each script, whose classes say what is what."""

from __future__ import annotations

from dataclasses import replace

from tableread.base.errors import ScriptError
from tableread.script import html
from tableread.script.model import Script, UncertainPlace
from tableread.script.zipped import names_in, take_out


def read(data: bytes) -> Script:
    """Read the longest script of a project. Raises `ScriptError` on a broken one."""
    pages = [name for name in names_in(data) if name.lower().endswith((".html", ".htm"))]
    scripts = [name for name in pages if name.rpartition("/")[2].startswith("script")] or pages
    if not scripts:
        raise ScriptError("The zip is a project of Celtx without a script in it.")
    found = [take_out(data, name) for name in scripts[:_MOST]]
    script = html.read(max(found, key=len))
    if len(scripts) > 1:
        place = script.elements[0].span
        said = f"the project has {len(scripts)} scripts; the longest is read"
        script = replace(script, warnings=(UncertainPlace(place, said), *script.warnings))
    return replace(script, format="celtx")


_MOST = 50
"""Scripts of one project that are looked at."""
