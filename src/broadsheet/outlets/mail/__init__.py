"""Stories into a letter that readers get by mail. Sending it is not done here."""
