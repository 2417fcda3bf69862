"""How we remember: configuration, engine, transactions, column types, file bytes, migrations."""
