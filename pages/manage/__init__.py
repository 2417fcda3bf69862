"""Manage (管理): people and their rights, settings, the log, and what runs in the background."""
