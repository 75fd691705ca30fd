"""What stops a command, told in one line. Everything else that is raised is a fault of ours."""

import shutil


class ToolkitError(Exception):
    """A command cannot do what was asked; the message says why and what to do."""


class BuildError(ToolkitError):
    """The site was not built. The last good site stays."""


class FrameError(ToolkitError):
    """A frame, or a page filled from it, is not as it must be."""


class MacroError(ToolkitError):
    """A macro was called with a name that does not exist."""


def told(error: OSError) -> str:
    """Return in one line what the system says, such as `No space left on device: site/x.html`."""
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        # A copied tree tells of each file; the first says enough.
        return " ".join(str(error.args[0][0][-1]).split())
    reason = error.strerror or str(error)
    return " ".join(f"{reason}: {error.filename}".split()) if error.filename else reason
