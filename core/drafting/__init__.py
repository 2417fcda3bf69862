"""Drafting (流程编辑): process documents while they are written, reviewed and published."""
