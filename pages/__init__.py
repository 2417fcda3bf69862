"""The screens: they draw what core tells and ask core to act."""
