"""The official papers of hidden dangers and their service, without database or clock."""
