"""The way from touchpoint to touchpoint: routed round the cards, kept apart, labelled and drawn."""
