"""From a text to the things it names and what it says of them; spaCy is used here only."""
