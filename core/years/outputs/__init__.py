"""What 历年对比 hands over."""
