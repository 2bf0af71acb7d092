"""The door for machines and live pages: plain ASGI, no Django."""
