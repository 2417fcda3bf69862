"""Organisations (单位): the companies and schools that customers belong to."""
