"""Why did an import not begin, or not come to its end?"""


class CannotImport(Exception):  # noqa: N818 - it says what happened
    """Nothing could start; the message says why and what to do."""


class BrokenOff(CannotImport):
    """It had begun; what is saved stays saved, and the message says how it goes on."""


class Stopped(BrokenOff):
    """Somebody asked for it: to stop, or to pause."""
