"""An exploration: where it starts, what the reader did since, and the network that is drawn.

The story in order: ``state`` is what a reader asked for, ``address`` writes it as the address of
the page, ``growth`` replays it over the store, ``filters`` takes away what is not wanted,
``picture`` is what is drawn, ``history`` goes back and forth.
"""
