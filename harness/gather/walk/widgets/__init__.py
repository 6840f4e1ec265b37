"""How each kind of control is filled in and read back."""
