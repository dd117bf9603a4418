"""What went out and how it was received: figures, tables, forms and charts. Reads only."""
