"""Bytes of found material in; article drafts, a ledger of every character and findings out. No file is touched here."""

import os

# The products that an import asks numpy for are small: a second thread would spin on them and double the processor time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
