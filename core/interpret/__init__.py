"""Document → report, by the labels, whatever their wording, order and spacing."""
