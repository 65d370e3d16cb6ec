"""The phrase books, each with what its codes begin with: a book is read when the first of its phrases is said, in this order."""

BOOKS: tuple[tuple[str, str], ...] = (
    (
        "window",
        (
            "menu action setting window search view button nav suggest saved facets facet chip chips switch table tip status empty columns "
            "export copy palette help settings rule fault"
        ),
    ),
    ("catalog", "table record field code link unknown matched"),
    ("record", "record agreement differ picked decided home question answer"),
    ("evidence", "evidence says"),
    ("export", "describe citation format fault export clipboard about"),
    ("cite", "cite format fault ics"),
    ("command", "command check fault"),
    ("office", "report print picture lookup fault"),
    ("own", "undo collection collections note notes saved fault"),
    ("keeping", "keeping restore fault"),
    ("faults", "fault"),
    ("charts", "chart fault"),
    ("coverage", "coverage"),
    ("timeline", "timeline"),
    ("licences", "licences"),
    ("data", "break step length measure aggregate left_out caution no_numbers no_sum no_mean"),
)
