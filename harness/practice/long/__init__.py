"""A long practice application: six steps, 48 fields, and what makes real ones hard.

`site.LongForm` serves it, `bare.apply_bare` fills it in as a plain Playwright script would, and
`values.values_of` says what must arrive.
"""
