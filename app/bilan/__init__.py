"""From frozen records to an audited bilan: tabulation, disclosure control, audit, publication."""
