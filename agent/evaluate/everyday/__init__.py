"""Everyday sentences on small pages of our own: an inbox, a shop, a calendar, lists, forms, shapes."""
