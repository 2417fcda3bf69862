"""Imports (导入): the history of another desk, row by row, nothing lost."""
