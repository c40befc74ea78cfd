"""What `messages/weighing.py` weighs by, and the script that learned it.

`fact_trees.json`, `fact_words.marisa`: by `build_weights.py` from the judged sentences in `pairs/`, written for this by
several hands that had not seen the code, each file by one. To teach more, add a file and run the script again.
"""
