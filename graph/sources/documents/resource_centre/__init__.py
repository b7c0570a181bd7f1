"""Pages of the resource centre of the RTES, copied as text or saved: one resource or a listing.

Such a page has no mark between two resources. What tells them apart is that the text under
« Résumé » says the body again: where it stops doing so, the next title stands.
"""
