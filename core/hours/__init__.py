"""Office hours (服务时间): the one calendar by which the desk is open, promises are made and deadlines are counted."""
