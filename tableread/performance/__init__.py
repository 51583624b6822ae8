"""Where the rehearsal meets devices: lines become sound and are laid on the stream, a voice in the room is heard."""
