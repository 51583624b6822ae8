"""A sound card out of software: PulseAudio with a null sink, for tests that listen and speak.

Loudspeaker and microphone are the two sides of one sink, so a recording of it has both, in step.

Runs as root and without a desktop. Where PulseAudio's programs are not installed the tests that
need it are skipped (Debian: pulseaudio, pulseaudio-utils).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

AVAILABLE = all(shutil.which(name) for name in ("pulseaudio", "pactl", "pacat", "parec"))
RATE = 44100


class SoundCard:
    """A running sound server with a loudspeaker, "spk", and a microphone, "mic"."""

    def __init__(self, folder: Path, server: subprocess.Popen[bytes]) -> None:
        self.folder = folder
        self.server = server
        self.env = _environment(folder)

    def say(self, wav: Path) -> subprocess.Popen[bytes]:
        """Play a file into the microphone."""
        return subprocess.Popen(
            ["paplay", "-d", "fakemic", "--latency-msec=20", str(wav)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.env,
        )  # fmt: skip

    def echo(self, db: float) -> None:
        """Let what is played from now on be heard in the microphone, `db` softer: the loudspeaker, whose right side that
        is, stands beside it. A loopback would do the same, and loses sound when the machine is busy."""
        for command in (
            ["load-module", "module-remap-sink", "sink_name=room", "master=both", "channels=2",
             "channel_map=left,right", "master_channel_map=left,right", "remix=no"],
            ["set-sink-volume", "room", "65536", str(round(65536 * 10 ** (-db / 60)))],  # cubic
            ["set-default-sink", "room"],
        ):  # fmt: skip
            subprocess.run(["pactl", *command], check=True, stdout=subprocess.DEVNULL, env=self.env)

    def use_microphone_of(self, rate: int, channels: int) -> None:
        """Have the microphone give another kind of sound from now on."""
        subprocess.run(
            ["pactl", "load-module", "module-remap-source", "source_name=other", "master=mic",
             f"rate={rate}", f"channels={channels}"],
            check=True, stdout=subprocess.DEVNULL, env=self.env,
        )  # fmt: skip
        subprocess.run(["pactl", "set-default-source", "other"], check=True, env=self.env)

    def unplug_microphone(self, unplugged: bool = True) -> None:
        """Let the microphone give nothing any more, or again."""
        subprocess.run(
            ["pactl", "suspend-source", "mic", str(int(unplugged))], check=True, env=self.env
        )

    @contextlib.contextmanager
    def recording(self, source: str = "spk.monitor", channels: int = 1) -> Iterator[Recording]:
        """Record all that is played while the context lasts; "both.monitor" has two channels, the
        loudspeaker and the microphone."""
        raw = self.folder / f"recording-{time.monotonic_ns()}.raw"
        with raw.open("wb") as out:
            recorder = subprocess.Popen(
                ["parec", "-d", source, "--latency-msec=10", "--raw", f"--rate={RATE}",
                 f"--channels={channels}", "--format=s16le"],
                stdout=out, stderr=subprocess.DEVNULL, env=self.env,
            )  # fmt: skip
            recording = Recording(raw)
            deadline = time.monotonic() + 5
            while raw.stat().st_size == 0 and time.monotonic() < deadline:
                time.sleep(0.01)
            try:
                yield recording
            finally:
                time.sleep(0.2)
                recorder.terminate()
                recorder.wait()

    def kill(self) -> None:
        """Take the server away, as when a device is unplugged."""
        self.server.kill()
        self.server.wait()


class Recording:
    """16-bit mono samples at `RATE`, in a file."""

    def __init__(self, raw: Path) -> None:
        self._raw = raw

    def pcm(self) -> bytes:
        """All that was recorded so far."""
        data = self._raw.read_bytes()
        return data[: len(data) // 2 * 2]


def _environment(folder: Path) -> dict[str, str]:
    here = str(folder)
    return {
        **os.environ,
        "HOME": here,
        "PULSE_SERVER": f"unix:{here}/s",
        "XDG_RUNTIME_DIR": here,
        "PULSE_RUNTIME_PATH": here,
        "PULSE_STATE_PATH": here,
        "ALSA_CONFIG_PATH": "/dev/null",
    }


@contextlib.contextmanager
def sound_card() -> Iterator[SoundCard]:
    """Start a sound server of our own; all its processes end with the context."""
    with tempfile.TemporaryDirectory(prefix="tableread-sound-") as name:
        folder = Path(name)
        env = _environment(folder)
        server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
             "--realtime=no", "--high-priority=no",
             "-L", f"module-native-protocol-unix auth-anonymous=1 socket={folder}/s",
             "-L", f"module-null-sink sink_name=both rate={RATE} channels=2 channel_map=left,right",
             "-L", "module-remap-sink sink_name=spk master=both channels=1 channel_map=left"
                   " master_channel_map=left remix=no",
             "-L", "module-remap-sink sink_name=fakemic master=both channels=1 channel_map=right"
                   " master_channel_map=right remix=no",
             "-L", "module-remap-source source_name=mic master=both.monitor channels=1"
                   " channel_map=right master_channel_map=right remix=no"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env,
        )  # fmt: skip
        silence: subprocess.Popen[bytes] | None = None
        try:
            for _ in range(100):
                if not subprocess.run(["pactl", "info"], capture_output=True, env=env).returncode:
                    break
                time.sleep(0.05)
            for kind, name in (("sink", "spk"), ("source", "mic")):
                subprocess.run(["pactl", f"set-default-{kind}", name], check=False, env=env)
            # an idle null sink, or one with only patient clients, wakes once a second: keep silence
            # running into it that is in a hurry
            silence = subprocess.Popen(
                ["pacat", "-d", "spk", "--latency-msec=10", "/dev/zero"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env,
            )  # fmt: skip
            time.sleep(0.3)
            yield SoundCard(folder, server)
        finally:
            for process in (silence, server):
                if process is not None:
                    process.kill()
                    process.wait()
