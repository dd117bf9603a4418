"""What each file of the site says: a part makes all files of one kind from the index."""
