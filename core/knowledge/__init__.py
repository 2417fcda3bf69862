"""Knowledge (知识库): what the desk has learned to answer, for itself and, where public, for customers."""
