"""Every act on a hidden danger, asked for by a form: data for one view."""
