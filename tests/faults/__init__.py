"""What can go wrong between a client and its store, made to order; and the tests that sync comes through it."""
