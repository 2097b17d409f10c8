"""Weigh what each unit does in the argument: the room of the component `argmap_roles`.

The files in the order in which they run:

    role_finder            the component: reads drafts from a spaCy document, writes new ones
    features               describes each unit by plain features (flags), which the rules ask for:
        concluding_sections
                           which paragraphs a heading announces as what the text comes to
        content_words      what it is about, and the words of the title
        subjects, verbs    who or what its subject is; its tense, whether it commands or promises
        concessions        how it gives way by its grammar
    rhetorical_questions   which questions only state something (rules of `asks`)
    weighing               sums four scores a unit, in this order; all that one feeds into another:
        context            what the rules may read of a unit
        conclusions, conclusion_context
                           is it what the author wants accepted: by words and place; by what
                           stands around it (rules of `conclusion`)
        opposition         does it count against the author's point (rules of `opposed`)
        qualifications, qualification_context
                           does it limit another: by its words; by place and grammar (`limit`)
        disputability      can it be disputed, or is it offered as a ground (rules of `disputed`)

A rule is a row of `lexicon/en/rules/` (what it weighs and why) and a function here with
`@rule("conclusion.joined")` above it, or an entry of a table with its full id where it only asks
for a feature. The rules of a family run in the order of its rows.
"""
