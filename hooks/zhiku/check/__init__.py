"""Documents in, findings out: every rule is data plus at most one function, one file a rule."""
