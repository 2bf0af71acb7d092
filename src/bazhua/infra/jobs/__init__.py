"""Long work with progress: asked for in a request, done by a process of its own."""
