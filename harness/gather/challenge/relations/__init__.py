"""The relations that come with Othershoe: one file is one relation, found by its folder."""
