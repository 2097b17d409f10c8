"""Train the network behind `--scorer learned`; see `README.md` beside this file."""
