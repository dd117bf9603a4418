"""Items by their words and by how they stand."""
