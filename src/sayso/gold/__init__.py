"""Annotated text in our own forms: examples of frames and cues, and the passages of the corpus."""
