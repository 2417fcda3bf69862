"""The demo desk (演示): a named cast acts the classic cases through the real verbs."""
