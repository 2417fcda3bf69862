"""The HTTP doors, served by the same process as the screens."""

from channels import health, http_files, session, visitor

routes = [*health.routes, *session.routes, *visitor.routes, *http_files.routes]
