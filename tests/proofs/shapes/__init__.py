"""Files made to do harm, by what they are."""
