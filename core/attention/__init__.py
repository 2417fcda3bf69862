"""Attention (留意): who has read what, who is here, and what is being written; all of it outside history."""
