"""Running cases switch to another version or procedure: planned, foreseen, and given back (迁移办理中的工单)."""
