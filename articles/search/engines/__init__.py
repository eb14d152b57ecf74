"""The engines, by the name that the settings call them."""
