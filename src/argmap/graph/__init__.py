"""The argument as a graph: scoring candidate relations, choosing among them, checking the result."""
