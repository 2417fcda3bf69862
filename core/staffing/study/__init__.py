"""A study: today and its scenarios simulated side by side, and what follows from that."""
