"""The parts of the page on which rules are written: the list, one rule, its when, if and then, and how it went."""
