"""Lasting relations between actors, as a report states them."""
