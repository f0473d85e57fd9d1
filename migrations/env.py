"""Run revisions on the one connection the guarded runner prepared; never from Alembic's own command."""

from alembic import context

connexion = context.config.attributes.get("connexion")
if connexion is None:
    raise SystemExit("Les migrations passent par app.store.migrate.")

context.configure(connection=connexion, transactional_ddl=False, target_metadata=None)
context.run_migrations()
