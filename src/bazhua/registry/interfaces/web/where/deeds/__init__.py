"""The forms by which a person changes an enterprise; each calls one service."""
