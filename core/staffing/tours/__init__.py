"""Rota proposal (排班建议): which tours a week needs, who takes which, and what is left open at what price."""
