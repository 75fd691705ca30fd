"""From files to a catalog and bodies."""
