"""The library (流程): the documents that cases follow."""
