"""Proofs of pages while an issue is being planned: quick pictures of those that changed, and what stands on each."""
