"""Words on the command line."""
