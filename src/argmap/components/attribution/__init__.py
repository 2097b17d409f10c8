"""Who says a unit, how firmly, and how the author stands to it: the component `argmap_attribution`.

A speaker is the subject of a verb of saying with something said (a clause, a quotation, an object
of the right kind), the owner of a noun of saying, the phrase behind "according to", or who is
quoted; the author's own "I" and "we" are no attribution (Bergler 1992; Prasad et al. 2007,
Attribution and its (non-)alignment). `attributor` puts the steps together, for each document:

1. Who says each unit, by the first of its cues that tells:
   `reporting_verbs`: by a verb of saying. It asks `parentheticals` for a clause put in,
   `reporting_clauses` whether the verb speaks for the unit, `passives`, `verb_subjects` for the
   subject, `speakerhood` whether that can speak, `reported_content` what is said
   (`reported_clauses`, `reported_objects`).
   `source_phrases`: by a phrase without a verb.
   `nominal_sources`: by a noun of saying.
   All ask `speaker_names` for the name, and that asks `coreference` whom a pronoun stands for.
2. `hedging`: what the author hedges the unit with.
3. `certainty`: how firmly its speaker puts it.
4. `quotation_speakers`: who says the units that are nothing but quoted; `announced_lists`: who
   makes the points of a list; `turn_labels`: whose turn it is; `view_leads`: whose view a colon
   leads; `coordinated_content`: who goes on with "and that"; `led_in_paragraphs`: whose paragraph
   the one before leads in; `signed_paragraphs`: who signs one.
5. `stance`: how the author stands to each report, by its words, by the next statement
   (`verdicts`), by what he then demands (`valence`), by who speaks (`evidential_sources`) or by
   how the author goes on (`author_responses`).

`attribution_records` holds what these files return. The rules are rows of
`lexicon/en/rules/{attribution,hedge,strength,stance}.toml`; the words stand in
`lexicon/en/words/attribution.toml`, the groups of cues in `groups.toml`.
"""
