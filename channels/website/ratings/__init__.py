"""“Thông tin này có ích không?”: answers counted, and nothing known of who gave them.

Decree 224/2026/NĐ-CP, article 10: readers rate the information, in confidence. The site
stands without this; an office that wants it runs `publisher site ratings --serve` beside.
"""
