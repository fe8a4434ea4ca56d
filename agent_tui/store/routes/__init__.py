"""The HTTP routes: bytes in, the strict decoder, one transaction, JSON or a problem document out."""
