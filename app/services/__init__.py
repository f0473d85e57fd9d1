"""What the user can do: one public method, one transaction."""
