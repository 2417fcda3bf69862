"""Process documents (流程文档): the text that people read is the workflow that tickets follow."""
