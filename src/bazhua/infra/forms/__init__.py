"""Forms as versioned data: items, assembly, answers of many devices, score, findings."""
