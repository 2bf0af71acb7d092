"""Early warning of process units: what a model asks for, when a warning comes and goes, demotion."""
