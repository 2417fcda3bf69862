"""Progress (查询进度): what customers see of their case, and what they may say to it, by their private link."""
