"""Files over HTTP: resumable uploads (tus 1.0), and sending in ranges."""
