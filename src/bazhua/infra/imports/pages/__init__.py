"""The pages of an import: upload, watch, look at the errors, choose."""
