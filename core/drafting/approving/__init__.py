"""Who may approve a draft: with the right to publish, and without a hand in what it says."""
