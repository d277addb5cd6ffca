"""Made-up pages into PDF."""
