"""By what the reader's own file is known, and which forms of it this program reads and writes."""

APPLICATION_ID = 0x49505531  # "IPU1"
MAJOR = 1
NONSENSE = 100_000  # no user_version is ever so great


def version(number: int) -> tuple[int, int]:
    """The form of a file as (major, minor) from its user_version: 7 is 1.7, 1003 is 2.3.

    A step that only adds tables, or columns that have a default, makes a minor version: older programs go on using the file. Any other step
    begins a major one, with the next full thousand: they leave it alone.
    """
    return 1 + number // 1000, number % 1000
