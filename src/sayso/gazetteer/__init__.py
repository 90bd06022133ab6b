"""What the rooms know of geography: countries, towns, divisions and regions, and the nouns for places."""
