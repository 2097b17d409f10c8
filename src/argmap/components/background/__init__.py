"""Find what does not argue: the room of the component `argmap_background`, behind `argmap_roles`.

The files in the order in which they run:

    background_finder  the component: reads drafts from a spaCy document, writes new ones
    scene_setter       marks the units that only set the scene, kind of evidence by kind:
        context        what the rules may read of a unit or a sentence
        arguing        tells whether a unit argues, which speaks against all of the others
        preliminaries  the situation that fills the paragraphs before the complication
        metadiscourse  courtesies, asides, fragments, calls to attend
        announcements  what will be said
        topics         what a paragraph is about, and no more
        preliminaries  the rest of an opening paragraph of courtesies
        introduction   the scene at the head of the first paragraph
        periphery      what several broad signs put beside the argument

All are rules of `background`: a row of `lexicon/en/rules/background.toml` and a function here
with `@rule("background.courtesy", TALK)` above it, or an id that `scene_setter` decides.
"""
