"""Press day and publication: approving, closing, delivering, publishing, undoing, correcting."""
