"""The journal in the browser: filtered, proved, exported."""
