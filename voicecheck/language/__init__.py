"""Languages: folding, words, sentences, patterns, and the costly libraries, imported only when asked for."""
