"""The street: readers are answered from files before the desk is asked; the desk's addresses lead inside."""
