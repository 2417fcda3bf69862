"""Bundling (合并与拆分): cases that belong together are linked or merged, and what does not is split off."""
