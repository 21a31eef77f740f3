"""The official form as data, and what follows from it."""
