"""OpenID Connect: an issuer that the settings name vouches for who has an account here."""
