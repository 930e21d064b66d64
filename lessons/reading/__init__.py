"""Content files in, checked values out; every mistake with its file and line."""
