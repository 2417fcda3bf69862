"""Products (产品): what is sold, the batches it is made in, and who bought it."""
