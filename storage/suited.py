"""Python or NumPy: which of the two kinds of sets suits a table of a given length."""

from storage.sets import Sets

FEW = 60_000  # up to so many rows NumPy's import costs more than it saves


def sets_for(rows: int) -> Sets:
    """What suits a table of so many rows."""
    if rows <= FEW:
        from storage.plain import Plain  # whichever it is, only a search or a sort needs it

        return Plain()
    from storage.vectors import Vectors

    return Vectors()
