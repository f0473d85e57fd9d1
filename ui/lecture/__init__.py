"""Documents read, printed and copied from memory, and the register of bilans arrêtés."""
