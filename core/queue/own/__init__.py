"""What people add to cases for themselves and each other: tags, watchers, reminders, and the trash."""
