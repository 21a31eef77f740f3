"""历年对比: the open report beside earlier years."""
