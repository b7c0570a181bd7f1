"""Personal contact data: what no statement outside the contact graph may hold."""

from graph.model.contacts import address_holds_contact
from graph.model.contacts import holds_contact as has_contact

__all__ = ["address_holds_contact", "has_contact"]
