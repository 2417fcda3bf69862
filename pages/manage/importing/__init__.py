"""The steps of an import, one file each: sheet, columns, words, trial, result, and the rows kept aside."""
