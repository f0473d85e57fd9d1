CREATE INDEX interventions_a_completer ON interventions (jour) WHERE a_completer = 1;
