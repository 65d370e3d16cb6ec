"""The styles in which references are written, by the names that settings and command line use: the almanac's own line, and three of CSL."""

LINE = "line"
STYLES = (LINE, "gb7714", "apa", "chicago")
