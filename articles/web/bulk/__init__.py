"""The pages on which editors change many articles at once: look first, then do."""
