"""Exports (导出): what leaves the desk as a table, harmless wherever it is opened."""
