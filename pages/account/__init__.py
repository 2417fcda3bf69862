"""One's own account (我的账号)."""
