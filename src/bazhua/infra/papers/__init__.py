"""Official papers: red head, gapless number, PDF, code, the signed sheet photographed."""
