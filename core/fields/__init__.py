"""The field catalogue (字段目录): what can be asked, of which kind, and which category of cases asks it."""
