"""Pictures drawn as SVG without any font at hand: a term among its neighbours, and the map."""
