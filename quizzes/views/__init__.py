"""Pages to answer."""
