"""What the desk costs, measured: every figure beside a reference taken in the same run."""
