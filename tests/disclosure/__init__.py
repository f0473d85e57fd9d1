"""Disclosure control: conformance to the acceptance cases, properties, and an independent attacker."""
