"""Deliveries (发送): what the desk tells people outside it, as rows that are sent, tried again and never forgotten."""
