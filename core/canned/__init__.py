"""Canned replies (常用答复): ready answers in every language and tone, with fields that fill themselves."""
