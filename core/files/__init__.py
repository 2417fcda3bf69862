"""Files (附件): limits, kinds and rights of what people attach."""
