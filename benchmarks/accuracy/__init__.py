"""How right argmap is: figures, ablations and errors, written to `docs/accuracy.md`."""
