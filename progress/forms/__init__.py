"""What pages of progress accept."""
