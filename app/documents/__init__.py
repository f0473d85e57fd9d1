"""Writers: audited records in, bytes out."""
