"""Bulk changes (批量修改): one thing changed in many cases at once, shown before, and undone after."""
