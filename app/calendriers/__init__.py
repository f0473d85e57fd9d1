"""Calendars of others: French public holidays, and events in the iCalendar format (RFC 5545)."""
