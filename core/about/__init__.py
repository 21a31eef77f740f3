"""What this program is: its version, where it keeps things, the licences of its parts."""
