"""Figures (流程数据): what really happens at each step of a process document, counted by the worker day by day."""
