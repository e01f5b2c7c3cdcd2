"""Search: pages become records, records become the files that the search engine in the reader's browser loads."""
