"""Maps in pictures, pages and tables. Which forms there are stands in `argmap.formats`.

Files by subject:
    tables: `csv`, `markdown`, `table` (the claims as rows, for both).
    files: `files` (one file, whole or not at all), `map_schema` (of a map's JSON).
    picture: `picture` (which of two views), `paper` (PDF and PNG).
    one-page view: `page_svg`, and for it `page_dot` (its table in Graphviz' language), `page_tree`
        (what Graphviz drew, finished), `page_fit` (what fits, in which letters), `page_measure`,
        `page_words` (what stands in its boxes), `page_signs` (how a line bears on the one above),
        `shortening` (of long statements), `page_branches` (further pages), `page_size` (from
        `pages.toml`), `rich_text` (lines of several letters), `page_panel` (on the page).
    both: `svg_tree` (SVG as a tree).
    graph: `svg`, `dot` (a map in Graphviz' language), and for it `box`,
        `frame`, `legend`, `layout_hints` (what puts the boxes in their places), `dottext`
        (escapes), `text_width`, `graphviz_run`, `label_placement` (words on arrows).
    page: `html`, and for it `marked_text` (the article), `accessible_names` (the picture for
        screen readers), `panels`, `controls`, `colours`, `pagedata`, and the folder `page/`.
    looks and words: `style` (from `style.toml`), `wording` (units and relations in words), `view`
        (what of a map is drawn, and how).
"""
