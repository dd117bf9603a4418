"""The office's people and their accounts, for administrators."""
