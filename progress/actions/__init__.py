"""What changes what a learner plans and has earned."""
