"""Contracts with the programs that read what argmap writes; `.ci/contracts` installs them."""
