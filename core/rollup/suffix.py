"""What 汇总 files are called by; apart, so that a window which only asks loads nothing else."""

SUFFIX = ".nbhz"
