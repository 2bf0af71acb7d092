"""`python -m bazhua.config` is the `bazhua` command."""

from bazhua.config.cli import main

main()
