"""Publish: what leaves, what stays and why, and the versions there are."""

from graph.widgets.publish_page import show_publish

show_publish()
