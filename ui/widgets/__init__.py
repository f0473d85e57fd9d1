"""Small pieces that several screens share; each stays one idea."""
