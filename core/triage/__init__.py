"""Triage (分类定级): what kind of case this is, and how soon it matters."""
