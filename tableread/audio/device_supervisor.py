"""Keeps one sound device open without letting anybody wait for it.

Opening, starting or stopping a device can block forever when the sound server hangs. Each attempt to open, one at a
time, and each stop runs on a daemon thread of its own; one more thread checks the time-outs. A device counts as open
from its first callback on, because one that was opened may still never play.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import Generic, NamedTuple, Protocol, TypeVar

from tableread.base.streams import silenced_stderr

log = logging.getLogger(__name__)

# a quarter of `_GONE_SECONDS`: a loss is found soon, and the thread costs nothing
_LOOK_SECONDS = 0.25
_STOOD_STILL = 2 * _LOOK_SECONDS
"""No look for so long: not the device, but this process stood still."""
_OPEN_SECONDS = 3.0  # seconds; a round number, not measured
"""After this long the user is told; the attempt goes on."""
# seconds; an idle PulseAudio sink takes 1.0 to 1.3, the rest is for wireless ones, not measured
_WAKING_SECONDS = 6.0
"""From the opening to the first callback: suspended and wireless devices wake slowly."""
_GONE_SECONDS = 1.0  # seconds; buffers are 50 ms, so twenty calls are missing
"""A device that has not called for so long counts as lost: a dead server stops calling."""
# seldom enough not to disturb a sound server that starts; a round number, not measured
_RETRY_SECONDS = 5.0
_STOP_SECONDS = 0.4  # short enough that leaving feels immediate; a round number, not measured
"""How long `close` waits for a device that lets go at once, as nearly all do."""


class Device(Protocol):
    """What plays or records."""

    name: str
    """For people."""

    def stop(self) -> None:
        """Let go of the device. May be called twice, and after the device is gone."""
        ...


D = TypeVar("D", bound=Device)


class DeviceChanged(NamedTuple, Generic[D]):
    """Which device is in use from now on."""

    device: D | None
    """None: there is none, or it does not answer."""
    reason: str
    """A sentence for the person; "" at a good start."""


class DeviceFinding(Enum):
    """What a look at the time says."""

    FINE = auto()
    SLOW_TO_OPEN = auto()
    """The opening hangs; it is not given up."""
    NEVER_CALLED = auto()
    GONE = auto()
    TRY_AGAIN = auto()


class DeviceWatch:
    """When a device counts as lost, and when another is tried. Pure: it is told the time, in seconds."""

    def __init__(self) -> None:
        self._since = self._looked = 0.0
        self._state = _State.CLOSED
        self._slow = False

    def opening(self, now: float) -> None:
        """An attempt to open a device has begun."""
        self._enter(_State.OPENING, now)
        self._slow = False
        self._looked = now

    def opened(self, now: float) -> None:
        """The attempt has succeeded; the device may have called already."""
        if self._state is _State.OPENING:
            self._enter(_State.WAKING, now)

    def failed(self, now: float) -> None:
        """The attempt has failed."""
        self._enter(_State.CLOSED, now)

    def called(self, now: float) -> None:
        """The device asked for sound, or gave some."""
        self._enter(_State.RUNNING, now)

    def look(self, now: float) -> DeviceFinding:
        """What is the matter at this moment. GONE and NEVER_CALLED are found once for each device."""
        if now - self._looked > _STOOD_STILL:
            self._since = now  # this process itself stood still: Ctrl+Z, a lid that was closed
        self._looked = now
        passed = now - self._since
        match self._state:
            case _State.OPENING if passed > _OPEN_SECONDS and not self._slow:
                self._slow = True
                return DeviceFinding.SLOW_TO_OPEN
            case _State.WAKING if passed > _WAKING_SECONDS:
                self._enter(_State.CLOSED, now)
                return DeviceFinding.NEVER_CALLED
            case _State.RUNNING if passed > _GONE_SECONDS:
                # another device may be there already: it is tried at the next look
                self._enter(_State.CLOSED, now - _RETRY_SECONDS)
                return DeviceFinding.GONE
            case _State.CLOSED if passed > _RETRY_SECONDS:
                return DeviceFinding.TRY_AGAIN
        return DeviceFinding.FINE

    def _enter(self, state: _State, now: float) -> None:
        self._state, self._since = state, now


class _State(Enum):
    CLOSED = auto()
    OPENING = auto()
    WAKING = auto()
    RUNNING = auto()


class DeviceSupervisor(Generic[D]):
    """Opens a device, notices when it is lost, and tries again. None of its methods waits for a device."""

    def __init__(
        self,
        what: str,
        open_device: Callable[[], D],
        start: Callable[[D, Callable[[], bool]], None],
        on_change: Callable[[DeviceChanged[D]], None],
    ) -> None:
        """`what` names the device in sentences: "sound", "microphone".

        `start(device, called)` starts it, on a thread of the supervisor's. The device's callbacks must ask `called()` at
        each call, on the device's own thread, and do nothing when it says that this device is not in use.
        `on_change` is called on whichever of those threads noticed the change, one at a time and in order, under the
        supervisor's lock: it must not wait.
        """
        self._what = what
        self._open_device = open_device
        self._start = start
        self._on_change = on_change
        self._watch = DeviceWatch()
        self._lock = threading.RLock()
        self._tried: D | None = None
        """The device that was opened last, whether it has called or not."""
        self._in_use: D | None = None
        self._loss_reported = False
        self._logged = ""
        """Why there is none, as it was logged last; "" where there was one since."""
        self._attempts = 0
        """Counts them: only the last one's device may come into use."""
        self._started = False
        self._closed = threading.Event()
        self._settled = threading.Event()

    @property
    def device(self) -> D | None:
        """The device in use."""
        return self._in_use

    def start(self) -> None:
        """Open a device, and keep one open from now on. Starting twice is once."""
        with self._lock:
            if self._started or self._closed.is_set():
                return
            self._started = True
        self._try()
        threading.Thread(target=self._look, name=f"{self._what}-watch", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait until a device works, or it is known that none does; whether that is known."""
        return self._settled.wait(seconds)

    def reopen(self) -> None:
        """Let the device go, and open what `open_device` gives now."""
        with self._lock:
            if not self._started or self._closed.is_set():
                return
            device, self._tried, self._in_use = self._tried, None, None
            self._loss_reported = False
            if device is not None:
                self._stop(device)
            self._try()

    def close(self) -> None:
        """Let the device go. Waits a moment for one that lets go at once, and for no other."""
        with self._lock:
            self._closed.set()
            device, self._tried, self._in_use = self._tried, None, None
        if device is not None:
            self._stop(device).join(_STOP_SECONDS)

    def _try(self) -> None:
        with self._lock:
            self._watch.opening(time.monotonic())
            self._attempts += 1
            attempt = partial(self._attempt, self._attempts)
        threading.Thread(target=attempt, name=f"{self._what}-open", daemon=True).start()

    def _attempt(self, number: int) -> None:
        """Open and start one device, on a thread that may hang in it."""
        device: D | None = None
        # what sound libraries print at each attempt is in the log from the first one
        again = silenced_stderr if self._logged else contextlib.nullcontext()
        try:
            with again:
                opened = device = self._open_device()
                with self._lock:
                    if number != self._attempts:
                        self._stop(opened)  # another was chosen meanwhile
                        return
                    self._tried = device
                self._start(opened, lambda: self._called(opened))
        except Exception as error:  # noqa: BLE001 - each sound system has its own kinds of error
            self._log(error)
            if device is not None:
                self._stop(device)  # it may have been opened before it failed
            with self._lock:
                # one that called and was given up meanwhile has nothing to say about the device after it
                if device is self._tried and number == self._attempts:
                    self._watch.failed(time.monotonic())
                    self._tried = self._in_use = None
                    self._lost(f"There is no {self._what} here: {error}.")
        else:
            with self._lock:
                wanted = opened is self._tried and not self._closed.is_set()
                if wanted:
                    self._watch.opened(time.monotonic())
            if not wanted:
                self._stop(opened)  # it was given up, or all was closed, while it was being started

    def _called(self, device: D) -> bool:
        """On the device's thread."""
        with self._lock:
            if self._closed.is_set() or device is not self._tried:
                return False
            self._watch.called(time.monotonic())
            if self._in_use is not device:
                self._in_use = device
                self._logged = ""
                back = f"The {self._what} is back: {device.name}." if self._loss_reported else ""
                self._loss_reported = False
                self._on_change(DeviceChanged(device, back))
                self._settled.set()
        return True

    def _look(self) -> None:
        while not self._closed.wait(_LOOK_SECONDS):
            with self._lock:
                finding = self._watch.look(time.monotonic())
                if finding in {DeviceFinding.NEVER_CALLED, DeviceFinding.GONE}:
                    self._give_up(finding)
                elif finding is DeviceFinding.SLOW_TO_OPEN:
                    self._lost(f"The {self._what} does not answer.")
            if finding is DeviceFinding.TRY_AGAIN:
                self._try()

    def _give_up(self, finding: DeviceFinding) -> None:
        device, self._tried, self._in_use = self._tried, None, None
        if device is None:
            return
        self._stop(device)
        log.warning("%s: %s", device.name, finding.name)
        how = "went away" if finding is DeviceFinding.GONE else "does not answer"
        self._lost(f"The {self._what} {how} ({device.name}).")

    def _log(self, error: Exception) -> None:
        """Once, however often it is tried again."""
        why = f"{error} ({error.__cause__})" if error.__cause__ else str(error)
        if why != self._logged:
            log.warning("no %s: %s", self._what, why)
            self._logged = why

    def _lost(self, reason: str) -> None:
        """Tell it, once until a device works again."""
        if not self._loss_reported and not self._closed.is_set():
            self._loss_reported = True
            self._on_change(DeviceChanged(None, reason))
            self._settled.set()

    def _stop(self, device: D) -> threading.Thread:
        def stop() -> None:
            with contextlib.suppress(Exception):
                device.stop()

        stopping = threading.Thread(target=stop, name=f"{self._what}-stop", daemon=True)
        stopping.start()
        return stopping
