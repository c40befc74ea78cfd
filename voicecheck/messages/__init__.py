"""Key messages: which sentences of a draft speak of a settled fact, and whether they agree with it."""
