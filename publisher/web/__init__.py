"""The web desk: see, approve, schedule and settle in a browser.

In: requests of the office's people, each with a session. Out: pages, and acts that the wing
`actions` does, as the commands do them. A process of its own, which calls no service and needs
no secret; what needs one it asks of the daemon. Owns the tables `web_accounts`,
`web_credentials`, `web_links`, `web_sessions` and `web_failures`.
"""
