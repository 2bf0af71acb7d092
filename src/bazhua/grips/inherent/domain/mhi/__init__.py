"""Major hazard installations: identification and grading by GB 18218-2018."""
