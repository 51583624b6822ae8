"""The library: what is kept between runs. Knows no other room; it keeps words and numbers."""
