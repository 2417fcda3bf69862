"""Hints (分类提示): what the desk has learned from its own cases, told before anybody decides, and never instead."""
