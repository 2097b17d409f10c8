"""How well documents in the clutter of real ones are read, and what those made to harm cost."""
