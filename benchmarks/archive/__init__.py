"""An invented archive of any size, in the form and with the templates that each site generator reads."""
