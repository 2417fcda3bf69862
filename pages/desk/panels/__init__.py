"""Panels of the desk's pages."""
