"""A language model as a reader: asked over the chat-completions protocol, held to the text.

Nothing of an answer is used but quotations that are found in the text, fixed labels, and one line
of reason for each link, cleaned and cut. The files in the order of a reading:

    settings, endpoints: what a user asks, where the text may go, the key.
    guide, `guide.md`, schemas: the instruction, and the forms of answers.
    shown_text, requests: the text as it is shown, and what is asked.
    asking: an answer from `kept_answers`, a file, or a `chat_server` through `chat_client`, the
        only home of the `openai` client, within a `budget`.
    json_answers, model_answers: an answer as plain records.
    find_quotation, normalised, edit_distance, quotation_edges,
        place_statements: statements at their places.
    linking: links that can stand.
    conversation: the passes; model_map: the map, with `own_cues` beside the model's reasons.
    reader, both: the readers; plan: what they would cost; next_prompt: what to
        ask, as text.
"""
