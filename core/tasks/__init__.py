"""Tasks (任务): work beside the procedure, with an owner and a date."""
