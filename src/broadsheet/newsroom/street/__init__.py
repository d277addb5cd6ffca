"""The thin layer that answers readers from files and hands the rest to the newsroom."""
