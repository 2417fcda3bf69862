"""The demo desk."""
