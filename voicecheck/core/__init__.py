"""The types that everything else speaks in. Imports the standard library alone."""
