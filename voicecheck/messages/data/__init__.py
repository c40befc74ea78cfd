"""Pairs of facts and sentences, what was learned from them, and the script that learns."""
