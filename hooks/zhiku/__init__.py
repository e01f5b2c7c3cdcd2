"""zhiku: Chinese source material in, a searchable knowledge base out.

The package knows nothing of any subject; `mkdocs_hooks.py` beside it is the only module that talks to MkDocs.
"""
