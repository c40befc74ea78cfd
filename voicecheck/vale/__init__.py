"""Styles of Vale, run as they are: read, compiled, and matched over the text as Vale sees it.

Needs nothing of voicecheck but `core`, so that the configuration and the kinds of rule may both use it.
"""
