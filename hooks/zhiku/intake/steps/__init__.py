"""The steps of a repair, one a file; their order is the literal tuple in `zhiku.intake.order`."""
