"""Tables that ship with voicecheck, and the scripts that made them.

`zh_words.marisa`: Chinese words with the logarithm of their frequency, by `build_words.py` from the dictionary of
jieba 0.42.1 (MIT). The statistics are carried over; no text is.
"""
