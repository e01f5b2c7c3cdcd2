"""Bytes of found material in; article drafts, a ledger of every character and findings out. No file is touched here."""
