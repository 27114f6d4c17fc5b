"""The integrity conditions of SKOS (SKOS Reference, W3C 2009), each by its number there, as queries that must find nothing."""

from __future__ import annotations

PREFIX = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n"
_UP = "(skos:broader|skos:broaderTransitive|skos:broadMatch|^skos:narrower|^skos:narrowerTransitive|^skos:narrowMatch)"
_SAME = "(skos:exactMatch|^skos:exactMatch)"

CONDITIONS = {
    "S9 a concept is no concept scheme": "SELECT * { ?x a skos:Concept, skos:ConceptScheme }",
    "S13 the kinds of label share none": """SELECT * { { ?x skos:prefLabel ?l ; skos:altLabel ?l } UNION
        { ?x skos:prefLabel ?l ; skos:hiddenLabel ?l } UNION { ?x skos:altLabel ?l ; skos:hiddenLabel ?l } }""",
    "S14 one preferred label a language": "SELECT * { ?x skos:prefLabel ?a, ?b FILTER(?a != ?b && lang(?a) = lang(?b)) }",
    "S27 related is not broader at any distance": f"SELECT * {{ ?x (skos:related|skos:relatedMatch|^skos:related|^skos:relatedMatch) ?y . ?x {_UP}+ ?y }}",
    "S37 a concept is no collection": "SELECT * { ?x a skos:Concept, skos:Collection }",
    "S46 exact is not broader or related": f"SELECT * {{ ?x {_SAME}+ ?y . ?x (skos:broadMatch|^skos:narrowMatch|skos:relatedMatch|^skos:relatedMatch) ?y }}",
}

BAD = {
    "S9 a concept is no concept scheme": ":a a skos:Concept, skos:ConceptScheme .",
    "S13 the kinds of label share none": ':a skos:altLabel "x"@en ; skos:hiddenLabel "x"@en .',
    "S14 one preferred label a language": ':a skos:prefLabel "x"@en, "y"@en, "z"@fr .',
    "S27 related is not broader at any distance": ":a skos:broader :b . :c skos:narrower :b . :c skos:related :a .",
    "S37 a concept is no collection": ":a a skos:Concept, skos:Collection .",
    "S46 exact is not broader or related": ":a skos:exactMatch :b . :b skos:exactMatch :c . :a skos:broadMatch :c .",
}
