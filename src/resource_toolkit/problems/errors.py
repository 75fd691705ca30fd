"""What stops a command, told in one line. Everything else that is raised is a fault of ours."""


class ToolkitError(Exception):
    """A command cannot do what was asked; the message says why and what to do."""


class BuildError(ToolkitError):
    """The site was not built. The last good site stays."""


class FrameError(ToolkitError):
    """A frame, or a page filled from it, is not as it must be."""


class MacroError(ToolkitError):
    """A macro was called with a name that does not exist."""
