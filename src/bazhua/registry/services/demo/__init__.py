"""Loading the demonstration province, through the services that people use."""
