"""One script with its cast and the choices made for it, kept between runs. Knows no device."""
