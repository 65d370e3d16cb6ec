"""The ways of looking at results; a view never imports a view."""
