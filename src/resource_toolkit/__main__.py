"""`python -m resource_toolkit` is the command `toolkit`."""

from resource_toolkit.cli.main import main

main()
