"""What this part adds to the frame of the newsroom: its entries of the menu, its panels."""
