"""The dialogue of the first start: language, store, token, keys. Loaded only where there is no profile yet."""
