"""The vault on disk: keys and header, slots, recovery key, lock file, high-water mark."""
