"""Who writes at a draft and where, and what each has typed and not saved; all of it outside history."""
