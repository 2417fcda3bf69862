"""Notices (通知): what a person should hear of, on the desk or by mail, as each one chooses."""
