"""What argmap costs and how right it is; run by hand."""
