"""Widgets found on a screen by a small DETR of our own: boxes, what each is, and how sure that is."""
