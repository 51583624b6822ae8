"""The supervisor of a device: devices that hang, fail, fall silent, or come too late."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tableread.audio import device_supervisor as module
from tableread.audio.device_supervisor import (
    DeviceChanged,
    DeviceFinding,
    DeviceSupervisor,
    DeviceWatch,
)

pytestmark = pytest.mark.realtime


class Device:
    """A device that starts when it is let."""

    def __init__(self, name: str = "by hand", fails: str = "", hangs: bool = False) -> None:
        self.name, self.fails = name, fails
        self.may_start = threading.Event()
        self.starting, self.started = threading.Event(), threading.Event()
        self.stopped = threading.Event()
        if not hangs:
            self.may_start.set()
        self.called: Callable[[], bool] = lambda: False

    def start(self, called: Callable[[], bool]) -> None:
        self.called = called
        self.starting.set()
        self.may_start.wait(20)
        if self.fails:
            raise RuntimeError(self.fails)
        self.started.set()

    def stop(self) -> None:
        self.stopped.set()


class Rig:
    def __init__(self, *devices: Device) -> None:
        waiting = list(devices)
        self.changes: list[DeviceChanged[Device]] = []
        self.supervisor: DeviceSupervisor[Device] = DeviceSupervisor(
            "sound",
            lambda: waiting.pop(0) if waiting else Device(fails="no more"),
            lambda device, called: device.start(called),
            self.changes.append,
        )
        self.supervisor.start()

    @property
    def reasons(self) -> list[str]:
        return [change.reason for change in self.changes]


def eventually(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.01)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_GONE_SECONDS", "_WAKING_SECONDS", "_RETRY_SECONDS", "_OPEN_SECONDS"):
        monkeypatch.setattr(module, name, 0.15)
    monkeypatch.setattr(module, "_LOOK_SECONDS", 0.02)


def test_another_device_that_was_chosen_takes_the_place_of_the_first() -> None:
    first, second = Device(), Device()
    rig = Rig(first, second)
    assert first.started.wait(5)
    assert first.called()
    rig.supervisor.reopen()
    assert second.started.wait(5)
    assert first.stopped.wait(5)
    assert second.called()
    assert not first.called()  # it plays nothing any more
    assert rig.supervisor.device is second
    assert rig.reasons == ["", ""]  # nothing went wrong
    rig.supervisor.close()


def test_a_device_that_opens_after_another_was_chosen_is_let_go() -> None:
    first, second = Device(), Device()
    may_open = threading.Event()
    waiting = [first, second]

    def open_device() -> Device:
        device = waiting.pop(0)
        if device is first:
            may_open.wait(5)
        return device

    supervisor: DeviceSupervisor[Device] = DeviceSupervisor(
        "sound", open_device, lambda device, called: device.start(called), lambda change: None
    )
    supervisor.start()
    eventually(lambda: waiting == [second])
    supervisor.reopen()
    assert second.started.wait(5)
    assert second.called()
    may_open.set()
    assert first.stopped.wait(5)
    assert not first.started.is_set()
    assert supervisor.device is second
    supervisor.close()


def test_a_device_is_in_use_from_its_first_call_on() -> None:
    device = Device()
    rig = Rig(device)
    assert device.started.wait(5)
    assert rig.supervisor.device is None
    assert device.called()
    assert rig.supervisor.device is device
    assert rig.changes == [DeviceChanged(device, "")]
    rig.supervisor.close()
    assert device.stopped.is_set()
    assert not device.called()


def test_one_that_opens_and_will_not_start_is_stopped_and_told_of() -> None:
    device = Device(fails="code -1")
    rig = Rig(device)
    assert rig.supervisor.wait(5)
    assert rig.changes == [DeviceChanged(None, "There is no sound here: code -1.")]
    assert device.stopped.wait(5)
    rig.supervisor.close()


def test_one_that_hangs_in_opening_is_told_of_and_used_when_it_comes(quick: None) -> None:
    device = Device(hangs=True)
    rig = Rig(device)
    eventually(lambda: rig.reasons == ["The sound does not answer."])
    device.may_start.set()
    assert device.started.wait(5)
    assert device.called()
    assert rig.changes[1:] == [DeviceChanged(device, "The sound is back: by hand.")]
    rig.supervisor.close()


def test_closing_does_not_wait_for_one_that_hangs_and_stops_it_when_it_comes() -> None:
    device = Device(hangs=True)
    rig = Rig(device)
    began = time.monotonic()
    rig.supervisor.close()
    assert time.monotonic() - began < 1
    device.may_start.set()
    assert device.started.wait(5)
    assert device.stopped.wait(5)
    assert not device.called()


def test_closing_does_not_wait_for_one_that_never_lets_go() -> None:
    device = Device()
    rig = Rig(device)
    assert device.started.wait(5)
    forever = threading.Event()
    device.stop = lambda: forever.wait(20)  # type: ignore[method-assign,assignment,return-value]
    began = time.monotonic()
    rig.supervisor.close()
    assert time.monotonic() - began < 1
    forever.set()


def test_closing_while_another_is_being_opened_leaves_nothing_running(quick: None) -> None:
    first, second = Device("first"), Device("second", hangs=True)
    rig = Rig(first, second)
    assert first.started.wait(5)
    assert first.called()
    eventually(lambda: rig.reasons == ["", "The sound went away (first)."])
    assert first.stopped.wait(5)
    assert second.starting.wait(5)
    rig.supervisor.close()
    second.may_start.set()
    assert second.started.wait(5)
    assert second.stopped.wait(5)


class LateDevice(Device):
    """Calls while it is still being started, and then its start hangs."""

    def start(self, called: Callable[[], bool]) -> None:
        called()
        super().start(called)


def _keeps_calling(device: Device) -> threading.Event:
    """Has `device` call from now on; set it to let it fall silent."""
    silent = threading.Event()

    def call() -> None:
        while not silent.wait(0.02):
            device.called()

    threading.Thread(target=call, daemon=True).start()
    return silent


@pytest.mark.parametrize("fails", ["the server died", ""])
def test_a_start_that_ends_late_takes_nothing_from_the_device_that_works(
    quick: None, fails: str
) -> None:
    first, second = LateDevice("first", fails, hangs=True), Device("second")
    rig = Rig(first, second)
    assert second.started.wait(5)
    silent = _keeps_calling(second)
    eventually(lambda: rig.supervisor.device is second)
    first.stopped.clear()  # it was given up when it fell silent
    first.may_start.set()
    assert first.stopped.wait(5)
    time.sleep(0.1)
    assert second.called()
    assert rig.supervisor.device is second
    assert rig.reasons == ["", "The sound went away (first).", "The sound is back: second."]
    rig.supervisor.close()
    silent.set()
    assert second.stopped.wait(5)


def test_one_that_calls_and_then_will_not_start_is_not_in_use() -> None:
    device = LateDevice(fails="code -1")
    rig = Rig(device)
    eventually(lambda: rig.reasons == ["", "There is no sound here: code -1."])
    assert rig.supervisor.device is None
    rig.supervisor.close()


def test_one_that_never_calls_is_given_up_and_said_once(quick: None) -> None:
    rig = Rig(Device("mute"), Device("mute"), Device("mute"))
    eventually(lambda: rig.reasons)
    time.sleep(0.6)
    assert rig.reasons == ["The sound does not answer (mute)."]
    rig.supervisor.close()


_STEPS = st.lists(
    st.tuples(st.sampled_from(["opening", "opened", "failed", "called", "look"]), st.floats(0, 12)),
    max_size=60,
)


@given(_STEPS)
def test_the_watch_never_raises_and_finds_each_loss_once(steps: list[tuple[str, float]]) -> None:
    watch, now = DeviceWatch(), 0.0
    running = False
    for what, passed in steps:
        now += passed
        found = getattr(watch, what)(now)
        if what == "look":
            if found in {DeviceFinding.GONE, DeviceFinding.NEVER_CALLED}:
                assert running
            running = running and found not in {DeviceFinding.GONE, DeviceFinding.NEVER_CALLED}
        else:
            running = what in {"called", "opened"} or (
                running and what not in {"failed", "opening"}
            )


def test_a_process_that_stood_still_has_lost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_GONE_SECONDS", 1.0)
    watch = DeviceWatch()
    watch.opening(0.0)
    watch.called(0.1)
    assert watch.look(0.2) is DeviceFinding.FINE
    assert watch.look(100.0) is DeviceFinding.FINE
    for tenth in range(1, 11):
        assert watch.look(100.0 + tenth / 10) is DeviceFinding.FINE
    assert watch.look(101.2) is DeviceFinding.GONE
    assert watch.look(101.3) is DeviceFinding.TRY_AGAIN


def test_why_there_is_none_is_logged_once_until_there_was_one(
    quick: None, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    class Chatty(Device):
        """Its library prints at each attempt, as ALSA's does."""

        def start(self, called: Callable[[], bool]) -> None:
            os.write(2, b"cannot find card\n")
            super().start(called)

    tried = [Chatty(fails="none"), Chatty(fails="none"), Chatty(fails="none")]
    rig = Rig(*tried)
    try:
        eventually(tried[2].stopped.is_set)
        eventually(lambda: len(rig.changes) == 1 and "no more" in caplog.text)
    finally:
        rig.supervisor.close()
    told = [record.getMessage() for record in caplog.records]
    assert told[:2] == ["no sound: none", "no sound: no more"]
    assert capfd.readouterr().err.count("cannot find card") == 1
