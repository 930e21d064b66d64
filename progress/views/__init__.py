"""Pages about the learner's own course."""
