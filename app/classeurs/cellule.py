"""What a cell can hold, once read."""

from datetime import date, datetime, time, timedelta

Cellule = str | float | bool | date | datetime | time | timedelta
Ligne = list[Cellule]
