"""Audit (操作记录): who did what to what, and when; read from the events that every change leaves."""
