"""The writers of the registry: one public function per use case."""
