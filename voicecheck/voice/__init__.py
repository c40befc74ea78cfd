"""A brand's voice in its own posts."""
