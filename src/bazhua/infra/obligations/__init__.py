"""Who must do what until when, who checks it, and who is called when it is not done."""
