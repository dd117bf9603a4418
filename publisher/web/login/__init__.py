"""Coming in: password, second factor, one-time links; and going out."""
