"""SQL and files; imports no Qt, never speaks: it answers, or raises a Message."""
