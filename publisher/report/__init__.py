"""What went out in a period and how it was received.

In: deliveries and their readings. Out: a report as data, of which documents are made. Owns
`reports`, where the reports of closed periods stay as they were frozen. Three rooms: periods
and documents are pure, figures alone looks into the database.
"""
