"""Dialogs, made when they are first opened."""
