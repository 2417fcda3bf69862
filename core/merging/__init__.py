"""Merging (合并): two rows that are one customer or one organisation become one, and can be parted again."""
