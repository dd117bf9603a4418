"""From a file to an item and its versions.

In: the folder `content/`. Out: items, or all problems of a file with their lines; every version
that an editor wrote, with its media, is kept. Owns `items`, `versions`, `corrections`, `files`,
`likenesses` and `findable`.
"""
