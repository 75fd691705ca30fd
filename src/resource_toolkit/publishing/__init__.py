"""A whole site: build, fill, verify, exchange, serve."""
