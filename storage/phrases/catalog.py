"""Tables, fields, codes, links and facets."""

PHRASES: dict[str, tuple[str, str]] = {}
