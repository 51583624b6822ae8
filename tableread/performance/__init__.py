"""Where the rehearsal meets devices: lines become sound and are scheduled on the stream, a voice in the room is heard."""
