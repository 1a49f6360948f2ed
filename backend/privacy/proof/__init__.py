"""The ledger that nobody can rewrite unseen: a Merkle tree of salted commitments, its checkpoints and its proofs."""
