"""Intake (受理): a customer's problem becomes a ticket, once."""
