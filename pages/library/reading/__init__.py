"""The parts of the page on which a process document is read: its steps in words, and its versions."""
