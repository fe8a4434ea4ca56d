"""What the files are called that people write by hand into the configuration folder. Imports nothing, so that they are
watched from the first paint on."""

SOURCES_FILE = "sources.toml"
CATALOGUE_FILE = "catalogue.toml"
GLOSSARY_FILE = "glossary.toml"
SYNONYMS_FILE = "synonyms.toml"
