"""The library (流程): the documents that cases follow."""

DOCUMENTS, EDITOR = "library/documents.py", "library/editor.py"
