"""Disclosure control primitives: what a reader can work out from printed counts, and what to fold or hide.

Pure: counts in, decisions out. Knows neither store nor services nor documents. Start with:

- `modele.Modele` cells, additive relations and inequalities of one table or of a whole document;
- `intervalles.intervalles` exact joint integer interval of every hidden cell;
- `verdicts.juger` the three verdicts on a hidden set (exact, k, rule_aware);
- `suppression.cacher` cheapest complementary cells;
- `pliage.plier` folding of nominal lists, `bandes.fusionner` merging of ordinal bands (R6, R4);
- `planchers`, `grandeurs`, `derives`, `croisements` the other rules (R3, R4, R5, R7, R8, R9, R11);
- `joint.auditer` the audit of a whole document.
"""
