"""Many drafts in one run."""
