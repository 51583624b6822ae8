"""Engines that others make: an entry point is enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from tableread.cast.voices import Voice, read_pack
from tableread.cli.engines import print_engines
from tableread.speech.client import WorkerSynthesiser
from tableread.speech.registry import check_of, engine_names, find_engine
from tableread.speech.utterance import Utterance
from tests.speech.plug_in import plug_in


def test_a_plug_in_is_listed_without_being_imported_and_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with plug_in(tmp_path, monkeypatch):
        assert "humming" in engine_names()
        print_engines(json_wanted=False)
        assert "a plug-in: humming-voices" in capsys.readouterr().out
        assert not (tmp_path / "imported").exists()
        engine = find_engine("humming")
        assert engine
        assert (tmp_path / "imported").exists()
        worker = WorkerSynthesiser(engine)
        clip = worker.render(Utterance("Hum for me.", Voice("hummer", engine="humming")))
        worker.close()
        assert 0.05 < clip.seconds < 0.5
        assert len(clip.words) == 3


def test_a_pack_may_have_its_voices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text('[[voice]]\nid = "hummer"\nengine = "humming"\n')
    assert "needs the engine humming" in str(read_pack(pack, check_of)[1][0])
    with plug_in(tmp_path, monkeypatch):
        voices, mistakes = read_pack(pack, check_of)
        assert [v.id for v in voices] == ["hummer"]
        assert not mistakes


@pytest.mark.parametrize("fields", ["x=1", "raise_=1)("])
def test_a_plug_in_that_is_broken_is_as_good_as_none(
    fields: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with plug_in(tmp_path, monkeypatch, fields=fields):
        assert find_engine("humming") is None


def test_a_plug_in_cannot_take_the_name_of_one_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with plug_in(tmp_path, monkeypatch, name="espeak"):
        engine = find_engine("espeak")
        assert engine
        assert "espeak_maker:EspeakMaker" in engine.maker
        assert engine_names().count("espeak") == 1
