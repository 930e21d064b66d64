"""What classes want to be told of."""
