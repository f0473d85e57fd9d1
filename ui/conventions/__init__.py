"""What is signed with an entreprise: devis, convention, avenant, cahier des charges."""

from ui.conventions.volet import VoletConventions as VoletConventions
