"""The pages of policy rows: every line of the law with its dates, and what the province adds."""
