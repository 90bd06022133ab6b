"""How the shipped language model is made. Never imported by ``sayso``; see README.md here."""
