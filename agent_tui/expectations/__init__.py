"""What customers are led to expect: templates, what they promise, how long a text may be. Pure: no file, no clock."""
