"""The argument as a graph: score candidate relations, choose among them, build the map."""
