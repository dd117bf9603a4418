"""Who reads the site: counted in the web server's log, without a trace of any reader."""
