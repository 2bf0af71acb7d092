"""The command screen: what a commander must see from across the room."""
