"""Who knows open records that depend on policy rows; a part adds the name of its own function."""

DEPENDENTS: tuple[str, ...] = ("bazhua.infra.obligations.following.affected",)
