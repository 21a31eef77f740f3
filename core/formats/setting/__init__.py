"""What writers of several formats share when they set text: fonts, lines, labels."""
