"""The desk (服务台): what comes in, what waits, and one case at a time."""
