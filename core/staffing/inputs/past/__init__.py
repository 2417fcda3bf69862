"""What really happened in some weeks, to be played again and compared with what was predicted."""
