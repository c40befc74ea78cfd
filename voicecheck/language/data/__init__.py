"""Tables that ship with voicecheck, and the scripts that made them.

`zh_words.marisa`: Chinese words with the logarithm of their frequency, by `build_words.py` from the dictionary of
jieba 0.42.1 (MIT). The statistics are carried over; no text is.

`static_*`: words of English and Chinese with their vectors, by `build_static.py` from `use` (Apache-2.0), on blogs with
free licenses; no text is carried over. The words are those of dictionaries of simplemma (MIT), jieba (MIT), spaCy's
`en_core_web_sm` (MIT) and `use`, and what recurs in the blogs.

`classifier*`: what says that it should not be said, by `build_classifiers.py` from the sentences in `judged/`, written
for this by several hands that had not seen the rules, and from ordinary sentences of blogs with free licenses, of which
no text is carried over.
"""
