"""The pure core: values in, values out. No Django, no files, no clock, no global random."""
