"""Resolution (处理): a case is answered, moved along its process, closed and reopened."""
