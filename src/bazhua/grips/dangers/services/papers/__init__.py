"""Drawing up, issuing and serving the official papers of hidden dangers: the only writers."""
