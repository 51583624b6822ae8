"""`tableread data`: what is stored on this machine, where and how big; and how to delete it."""

from __future__ import annotations

import sys
from pathlib import Path

from tableread.base import paths
from tableread.base.counted import counted
from tableread.base.errors import LibraryError, TablereadError, UnknownNameError, WriteError
from tableread.base.whole_file import write_whole
from tableread.library.backup import backup_of, take_in
from tableread.library.store import Library
from tableread.library.stored import (
    KINDS,
    LIBRARY_FILE,
    delete_kind,
    delete_script,
    size_of,
    takes_of,
    tidy,
)
from tableread.production.keys import key_at

_ALL = "all"


def run(
    delete: str | None,
    script: Path | None,
    sure: bool,
    backup: Path | None = None,
    restore: Path | None = None,
) -> None:
    """Print what is stored; or delete one kind of it, all of it, or all that is kept of one script; or write all of the
    library to `backup`; or take in what is in `restore`."""
    folders = paths.user_folders()
    if backup is not None:
        _back_up(folders, backup)
    elif restore is not None:
        _restore(folders, restore)
    elif delete is not None:
        _delete(folders, delete, sure)
    elif script is not None:
        _delete_script(folders, script, sure)
    else:
        _list(folders)


def _list(folders: paths.Folders) -> None:
    from tableread.cli.lists import print_table

    rows = [("what", "size", "where")]
    for kind in KINDS:
        where = ", ".join(str(path) for path in kind.paths(folders)) or str(folders.data)
        rows.append((kind.name, _readable(size_of(kind, folders)), where))
    print_table(rows, right={1})
    print()
    for kind in KINDS:
        print(f"{kind.name}: {kind.about}.")
    try:
        scripts = _scripts(folders)
    except LibraryError as error:
        print(f"\n{error}")
        scripts = []
    if scripts:
        print("\nScripts with something saved:")
    for key, path, title in scripts:
        takes = takes_of(folders, key).count
        recordings = f", {takes} recordings" if takes else ""
        print(f"  {title} ({path}{recordings})")
    print(
        "\n`tableread data --delete speech` deletes one of them, `--delete all` everything but your settings;\n"
        "`tableread data --delete-script FILE` everything saved for one script. None of it is stored anywhere else."
    )


def _delete(folders: paths.Folders, name: str, sure: bool) -> None:
    chosen = [kind for kind in KINDS if name in {kind.name, _ALL}]
    if not chosen:
        names = ", ".join([*(kind.name for kind in KINDS), _ALL])
        raise UnknownNameError(f"Nothing called {name} is stored. Choose one of: {names}.")
    size = _readable(sum(size_of(kind, folders) for kind in chosen))
    about = "; ".join(kind.about for kind in chosen)
    open_ones = (
        " Close every other tableread first, or it may save it again."
        if any(kind.name == "library" for kind in chosen)
        else ""
    )
    if not asked(f"Delete {about} ({size})? This cannot be undone.{open_ones}", sure):
        return
    for kind in chosen:
        try:
            delete_kind(kind, folders)
        except OSError as error:
            raise TablereadError(
                f"{kind.name} could not be deleted completely: {error.strerror}. Close every other tableread and try again."
            ) from error
    print(f"Deleted: {', '.join(kind.name for kind in chosen)} ({size}).")


def _delete_script(folders: paths.Folders, script: Path, sure: bool) -> None:
    key = key_at(script, folders)
    known = next((title for k, _, title in _scripts(folders) if k == key), None)
    if known is None and not takes_of(folders, key).count:
        raise UnknownNameError(
            f"Nothing is saved for {script}. `tableread data` lists the scripts."
        )
    title = known or script.name
    if not asked(f"Delete everything saved for {title}? The script file itself stays.", sure):
        return
    library = _open(folders)
    try:
        delete_script(folders, library, key)
    except OSError as error:
        raise TablereadError(f"{title} could not be deleted: {error.strerror}.") from error
    finally:
        lost = library.close()
    tidy(folders)
    if lost:
        raise LibraryError(
            f"The library could not be written ({library.writer.trouble or 'time ran out'})."
        )
    print(f"Deleted everything saved for {title}.")


def _back_up(folders: paths.Folders, out: Path) -> None:
    if out.exists():
        raise WriteError(f"{out.name} already exists. Choose another name.")
    library = _open(folders)
    try:
        many = len(library.scripts())
        write_whole(out, backup_of(library))
    except OSError as error:
        raise WriteError(f"{out.name} could not be written: {error.strerror}.") from error
    finally:
        library.close()
    print(
        f"{out.name} is written: all that is known of {counted(many, 'script')}, without recordings."
    )


def _restore(folders: paths.Folders, file: Path) -> None:
    library = _open(folders)
    try:
        found = take_in(library, file)
    finally:
        lost = library.close()
    if lost:
        raise LibraryError(
            f"The library could not be written ({library.writer.trouble or 'time ran out'})."
        )
    new, merged = counted(len(found.new), "new script"), counted(len(found.merged), "script")
    print(
        f"{file.name} is taken in: {new}; {merged} that you had already, now with what both knew."
    )


def _scripts(folders: paths.Folders) -> list[tuple[str, str, str]]:
    if not (folders.data / LIBRARY_FILE).exists():
        return []
    library = _open(folders)
    try:
        return library.scripts()
    finally:
        library.close()


def _open(folders: paths.Folders) -> Library:
    return Library.open(folders.data / LIBRARY_FILE)


def asked(question: str, sure: bool) -> bool:
    """Whether it is to be done. Without a terminal to ask in, it must have been said with --yes."""
    if sure:
        return True
    if not sys.stdin.isatty():
        raise TablereadError(f"{question} Add --yes to confirm.")
    print(f"{question} [y/N] ", end="", flush=True)
    if sys.stdin.readline().strip().casefold() in {"y", "yes"}:
        return True
    print("Nothing was deleted.")
    return False


def _readable(size: int) -> str:
    """ "0 kB", "512 kB", "3.4 MB"."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{(size + 999) // 1000} kB"
