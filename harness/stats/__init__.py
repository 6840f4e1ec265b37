"""Selection statistics on counts: pure functions, no tables of rows, no clock, no chance.

`compare` holds the two groups that most statistics are about; `battery` runs them all on a cube.
Formulas are written with f for the focal group, r for the reference, x selected of n.
"""
