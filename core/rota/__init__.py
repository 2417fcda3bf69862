"""Rota (排班): who is at work when, and who is away."""
