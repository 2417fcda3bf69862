"""Office hours (服务时间): when somebody is there, and so when somebody answers."""
