"""Assignment (分派): which team and which person a case goes to, and why."""
