"""Customers (客户): whom we serve, and how they can be reached."""
