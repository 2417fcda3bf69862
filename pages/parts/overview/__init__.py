"""The parts of the overview: figures with their uncertainty, charts, and the cases behind each."""
