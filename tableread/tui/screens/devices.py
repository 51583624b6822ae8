"""Sound devices: choose and try the loudspeaker and the microphone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tableread.audio.devices import FoundDevice, FoundDevices, chosen_of
from tableread.base.live_settings import Place
from tableread.performance.earcons import Earcon
from tableread.performance.sound_check import LOUD, SOFT, SoundCheck
from tableread.tui.ear import meter
from tableread.tui.widgets.dialog import Dialog
from tableread.tui.widgets.key_row import KeyRow

if TYPE_CHECKING:
    from tableread.tui.frame import Frame

_OUTPUT: Place = ("sound", "output")
_MICROPHONE: Place = ("ear", "microphone")
_METER_SECONDS = 0.1  # as often as an eye sees a meter move
_LOOK_SECONDS = 2.5  # Bluetooth takes a second or two to change its profile; not measured
"""After so long it is seen what opening the microphone did to the other devices."""
_TELEPHONE = "sounds like a telephone now"


class _Devices(OptionList):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Use it", tooltip="use the marked device, and try it"),
    ]


class DevicesScreen(ModalScreen[None]):
    """What is chosen counts at once, and is kept in the settings."""

    CSS_PATH = "devices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "t",
            "try",
            "Try",
            tooltip="try the marked device: hear two tones, or see how loud you are",
        ),
        Binding("question_mark", "help", "Help", key_display="?", tooltip="this page"),
        Binding("escape,q", "dismiss", "Close", key_display="esc", tooltip="back"),
    ]

    app: Frame

    def __init__(self) -> None:
        super().__init__()
        self._found = FoundDevices()
        self._check: SoundCheck | None = None

    def compose(self) -> ComposeResult:
        with Dialog("Sound devices"):
            yield _Devices(id="devices", markup=False)
            yield Static("Looking for devices …", id="told", classes="told", markup=False)
            yield Static(id="meter", markup=False)
            yield KeyRow()

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()
        self.run_worker(self._look, thread=True, group="devices")
        self.set_interval(_METER_SECONDS, self._show_meter)

    def on_unmount(self) -> None:
        self._end_check()

    def _look(self) -> None:
        """On a thread."""
        found = self.app.house.list_devices()
        self.app.call_from_thread(self._show, found)

    def _show(self, found: FoundDevices | None) -> None:
        if not self._whole:
            return
        if found is None:
            self._tell(
                "The sound server does not answer. Start it again, then open this once more."
            )
        elif not any(found):
            self._tell(
                "No sound devices were found. Reads continue in silence, and your turn ends by key."
            )
        else:
            self._found = found
            self._list()
            self._tell("")

    def _list(self) -> None:
        listed = self.query_one(OptionList)
        at = listed.highlighted
        listed.clear_options()
        groups = (
            (_OUTPUT, "Loudspeaker", self._found.outputs),
            (_MICROPHONE, "Microphone", self._found.microphones),
        )
        for place, heading, devices in groups:
            listed.add_option(Option(Text(heading, style="bold underline"), disabled=True))
            wanted = self.app.house.live.value(place)
            chosen = chosen_of([device.name for device in devices], wanted) if wanted else ""
            listed.add_option(_option(place, FoundDevice(""), chosen == ""))
            if chosen is None:  # it is not plugged in
                listed.add_option(Option(f"● {wanted} (not there)", disabled=True))
            for name in dict.fromkeys(device.name for device in devices):
                device = next(d for d in devices if d.name == name)
                listed.add_option(_option(place, device, chosen == name))
        listed.highlighted = 1 if at is None else at
        self.query_one(Dialog).refresh(layout=True)  # for as many rows as there are now

    @property
    def _marked(self) -> tuple[Place, str] | None:
        """The setting that the marked device is for, and its name; "" for the system's."""
        listed = self.query_one(OptionList)
        at = listed.highlighted
        option = None if at is None else listed.get_option_at_index(at).id
        if option is None:
            return None
        table, setting, name = option.split("/", 2)
        return (table, setting), name

    # Choosing and trying

    def on_option_list_option_selected(self) -> None:
        self.action_use()

    def action_use(self) -> None:
        marked = self._marked
        if marked is None:
            return
        place, name = marked
        if self.app.house.live.value(place) != name:
            if name:
                self.app.house.live.change(place, name)
            else:
                self.app.house.live.reset(place)
            self._list()
        self.action_try()

    def action_try(self) -> None:
        marked = self._marked
        if marked is None:
            return
        place, name = marked
        if self.app.house.live.value(place) != name:
            self._tell("Press Enter to use this device; then you can try it.")
        elif place == _OUTPUT:
            self._end_check()
            player = self.app.house.player
            player.start()
            self.app.play(Earcon.YOUR_TURN.clip())
            self._tell(
                player.why_silent or f"You should hear two tones from {name or 'the loudspeaker'}."
            )
        elif self._check is not None:
            self._end_check()
        else:
            self._tell("Say something.")
            self._check = check = self.app.house.sound_check()
            check.start(self._found)
            self.set_timer(_LOOK_SECONDS, lambda: self.run_worker(check.look_again, thread=True))

    def _end_check(self) -> None:
        check, self._check = self._check, None
        if check is not None:
            check.close()
            if self._whole:
                self._tell("")

    @property
    def _whole(self) -> bool:
        """Not yet being taken down: on the way out the widgets go one by one."""
        return self.is_attached and all(
            self.query(part) for part in ("#devices", "#told", "#meter")
        )

    def _show_meter(self) -> None:
        check = self._check
        if not self._whole:
            return
        shown = ""
        if check is not None and not check.works:
            self._tell(check.trouble or "The microphone is being opened …")
        elif check is not None:
            shown = f"{meter(check.level, 20)} {check.level:4.0f} dB  {_in_words(check)}"
            if check.telephones:
                self._tell(
                    f"{check.telephones[0]} {_TELEPHONE}, because its microphone is open. With another microphone it "
                    "sounds good again."
                )
            else:
                self._tell(check.trouble or "Say something. t ends the trial.")
        self.query_one("#meter", Static).update(shown)

    def _tell(self, text: str) -> None:
        self.query_one("#told", Static).update(text)

    def action_help(self) -> None:
        from tableread.tui.screens.help import HelpScreen

        self.app.push_screen(
            HelpScreen("Keys of the sound devices", {"": [*_Devices.BINDINGS, *self.BINDINGS]})
        )


def _in_words(check: SoundCheck) -> str:
    if not check.hears_you:
        return "I hear nobody."
    if check.level < SOFT:
        return "I hear you, but softly: come closer, or turn the microphone up."
    return (
        "I hear you, too loud: turn the microphone down." if check.level > LOUD else "I hear you."
    )


def _option(place: Place, device: FoundDevice, chosen: bool) -> Option:
    name = device.name or "The system's"
    telephone = f" ({_TELEPHONE})" if device.name and device.sounds_like_telephone else ""
    return Option(f"{'●' if chosen else ' '} {name}{telephone}", id="/".join((*place, device.name)))
