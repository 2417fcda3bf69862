"""After-sales service, step by step: intake, triage, queue, resolution, and what the steps share."""
