"""The site for customers: articles in, pages out, as bytes by their place in a folder. Pure: reads and writes nothing.

Only articles for customers go in, and of them only what customers may read."""
