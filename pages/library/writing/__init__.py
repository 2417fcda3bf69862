"""The parts of the editor: the list of steps, one step at a time, and what the whole document says."""
