"""Web pages with an article in the clutter of real ones: ten kinds of sites."""

# Pages are not wrapped at our width.
# ruff: noqa: E501

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from html import escape

from tests.made_articles import AUTHOR, DATE, SAYS, Article, Block

COOKIES = """<div id="cookie-consent" class="cookie-banner" role="dialog"><h2>Your privacy</h2>
<p>We and our 812 partners store and access information on your device. You can accept all cookies
or manage your choices at any time in our privacy policy.</p><button>Accept all</button>
<button>Reject</button></div>"""
MENU = """<nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/politics">Politics</a>
</li><li><a href="/opinion">Opinion</a></li><li><a href="/sport">Sport</a></li><li><a
href="/subscribe">Subscribe</a></li></ul></nav>"""
RELATED = """<section class="related"><h2>More on this story</h2><ul>
<li><a href="/a/1">Council leader defends the budget after a night of protest</a></li>
<li><a href="/a/2">Ten charts that explain the housing market</a></li>
<li><a href="/a/3">Letters: readers on the new timetable</a></li></ul></section>"""
NEWSLETTER = """<div class="newsletter-signup"><h3>Sign up to The Morning Brief</h3>
<p>The stories that matter, in your inbox every weekday. Unsubscribe whenever you like.</p>
<form><input type="email" placeholder="Your e-mail"><button>Sign up</button></form></div>"""
SHARE = """<div class="share-buttons"><a href="#">Share on Facebook</a> <a href="#">Tweet</a>
<a href="#">E-mail this article</a></div>"""
COMMENTS = """<section id="comments" class="comments"><h2>37 comments</h2><ol>
<li class="comment"><p>First! This is nonsense, as usual.</p></li>
<li class="comment"><p>Thank you for saying what everybody here thinks.</p></li></ol></section>"""
FOOTER = """<footer class="site-footer"><p>© 2024 The Weekly Herald Ltd. All rights reserved.</p>
<ul><li><a href="/terms">Terms of use</a></li><li><a href="/privacy">Privacy policy</a></li>
<li><a href="/contact">Contact us</a></li></ul></footer>"""
FIGURE = """<figure class="image"><img src="x.jpg" alt="A street in the rain"><figcaption>The town hall
in January. Photograph: Sam Ortiz/Herald Pictures</figcaption></figure>"""
AD = '<div class="ad-slot" aria-hidden="true"><span>Advertisement</span></div>'


def linked(text: str) -> str:
    """Return a paragraph with a link over some of its words and emphasis on another."""
    found = text.split()
    if len(found) < 20:
        return escape(text)
    pieces = [escape(word) for word in found]
    pieces[5] = f'<a href="/topic/{len(found)}">{pieces[5]}'
    pieces[8] = f"{pieces[8]}</a>"
    pieces[12] = f"<em>{pieces[12]}</em>"
    return " ".join(pieces)


def blocks(
    rows: Sequence[Block], between: str = "", heading: str = "h2", p: str = "p", cite: bool = False
) -> str:
    """Return the blocks of an article as HTML, with clutter after every third."""
    made: list[str] = []
    for number, row in enumerate(rows):
        if row.kind == "h":
            made.append(f"<{heading}>{escape(row.text)}</{heading}>")
        elif row.kind == "q":
            said = f"<footer>— <cite>{SAYS}</cite></footer>" if cite else ""
            made.append(f"<blockquote><p>{escape(row.text)}</p>{said}</blockquote>")
        elif row.kind == "li":
            opens = number == 0 or rows[number - 1].kind != "li"
            closes = number + 1 == len(rows) or rows[number + 1].kind != "li"
            made.append(f"{'<ul>' * opens}<li>{escape(row.text)}</li>{'</ul>' * closes}")
        else:
            made.append(f"<{p}>{linked(row.text)}</{p.split()[0]}>")
        if between and number % 3 == 2 and row.kind == "p":
            made.append(between)
    return "\n".join(made)


def page(title: str, head: str, body: str, site: str = "The Weekly Herald") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | '
        f"{site}</title>{head}</head>\n<body>{body}</body></html>"
    )


def news(a: Article) -> str:
    head = (
        f'<meta property="og:title" content="{escape(a.title)}"><meta property="og:type" '
        f'content="article"><meta name="author" content="{AUTHOR}"><meta '
        f'property="article:published_time" content="{DATE}T06:00:00Z">'
        f'<link rel="canonical" href="https://herald.example/{a.name}">'
    )
    return page(
        a.title,
        head,
        f"""{COOKIES}<header>{MENU}</header><main><article>
<h1>{escape(a.title)}</h1><p class="byline">By <a rel="author" href="/n">{AUTHOR}</a></p>
<time datetime="{DATE}">5 March 2024</time>{SHARE}{FIGURE}
<div class="article-body">{blocks(a.blocks, AD)}</div>{SHARE}</article>{RELATED}{NEWSLETTER}
</main>{COMMENTS}{FOOTER}""",
    )


def weblog(a: Article) -> str:
    return page(
        a.title,
        f'<meta name="author" content="{AUTHOR}">',
        f"""<div id="page"><div
id="masthead"><p class="site-title"><a href="/">Notes from the estuary</a></p>{MENU}</div>
<div id="content"><div class="post hentry"><h1 class="entry-title">{escape(a.title)}</h1>
<div class="entry-meta">Posted on <a href="#"><time datetime="{DATE}">March 5, 2024</time></a> by
<span class="author vcard">{AUTHOR}</span></div><div class="entry-content">{blocks(a.blocks)}
<div class="sharedaddy">{SHARE}</div></div><div class="entry-footer">Posted in <a
href="#">Uncategorised</a>. Tagged <a href="#">council</a>, <a href="#">money</a>. <a
href="#">Leave a comment</a></div></div>{COMMENTS}</div><div id="secondary" class="sidebar"
role="complementary"><h3>Recent posts</h3><ul><li><a href="#">On the new bridge</a></li><li><a
href="#">What I read in February</a></li></ul><h3>Archives</h3><ul><li><a href="#">February
2024</a></li><li><a href="#">January 2024</a></li></ul></div>{FOOTER}</div>""",
    )


def letter(a: Article) -> str:
    """A newsletter site: no article element, deep boxes of random class names."""
    inner = blocks(
        a.blocks,
        '<div class="subscription-widget-wrap"><p>Thanks for reading! Subscribe '
        "for free to receive new posts.</p><button>Subscribe</button></div>",
        "h3",
    )
    for depth in range(9):
        inner = f'<div class="pc-x{depth} css-1a{depth}">{inner}</div>'
    return page(
        a.title,
        "",
        f"""<div id="entry"><div class="topbar"><a href="/">The Slow
Letter</a><button>Subscribe</button><button>Sign in</button></div><div class="single-post"><h1
class="post-title">{escape(a.title)}</h1><div class="byline-wrapper"><a href="#">{AUTHOR}</a><div>Mar
05, 2024</div></div><div class="available-content">{inner}</div><div class="post-footer"><a
href="#">43 Likes</a> <a href="#">12 Restacks</a></div></div><div class="discussion"><h4>Discussion
about this post</h4>{COMMENTS}</div></div>{FOOTER}""",
        "The Slow Letter",
    )


def old(a: Article) -> str:
    """A page of 1999: tables for layout, paragraphs by line breaks, Windows-1252."""
    rows = [f"<b>{escape(b.text)}</b>" if b.kind == "h" else escape(b.text) for b in a.blocks]
    return f"""<HTML><HEAD><TITLE>{escape(a.title)}</TITLE><META HTTP-EQUIV="Content-Type"
CONTENT="text/html; charset=windows-1252"></HEAD><BODY BGCOLOR="#FFFFFF"><TABLE WIDTH="100%"><TR><TD
COLSPAN=2><A HREF="index.html">Home</A> | <A HREF="news.html">News</A> | <A HREF="links.html">Links
</A> | <A HREF="guest.html">Guestbook</A></TD></TR><TR><TD WIDTH=150 VALIGN=TOP><FONT SIZE=2><A
HREF="1.html">March</A><BR><A HREF="2.html">April</A><BR><A HREF="3.html">May</A></FONT></TD><TD>
<H1>{escape(a.title)}</H1><FONT FACE="Times">{"<BR><BR>".join(rows)}</FONT></TD></TR><TR><TD COLSPAN=2>
<FONT SIZE=1>Last updated March 5, 1999. You are visitor 004213. Best viewed in Netscape.</FONT></TD>
</TR></TABLE></BODY></HTML>"""


def wiki(a: Article) -> str:
    """An encyclopedia's page: notes, boxes, links to edit."""
    note = '<sup id="r{0}" class="reference"><a href="#n{0}">[{0}]</a></sup></p>'
    edit = '<span class="mw-editsection">[<a href="#">edit</a>]</span>'
    pieces = blocks(a.blocks).replace("</h2>", f"{edit}</h2>").split("</p>")
    rows = [f"{piece}{note.format(number)}" for number, piece in enumerate(pieces[:-1], 1)]
    rows.append(pieces[-1])
    return page(
        a.title,
        "",
        f"""<div class="vector-header">{MENU}</div><div id="mw-content-text"><h1
id="firstHeading">{escape(a.title)}</h1><div id="siteSub">From the free handbook</div><table
class="infobox"><tr><th>Founded</th><td>1911</td></tr><tr><th>Members</th><td>4,200</td></tr></table>
<div class="mw-parser-output">{"".join(rows)}<h2>References</h2><ol class="references"><li id="n0">
<a href="#r0">^</a> Smith, J. (2011). <i>A history of the question</i>. Port Press.</li><li id="n2"><a
href="#r2">^</a> "Council minutes". Retrieved 4 May 2020.</li></ol></div></div><div
class="catlinks">Categories: <a href="#">Local politics</a> | <a href="#">1911 foundings</a></div>
<footer><p>Text is available under the licence.</p></footer>""",
        "Handbook",
    )


def institute(a: Article) -> str:
    table = """<table class="data"><caption>Table 1. Spending by year</caption><tr><th>Year</th><th>Spent
</th><th>Planned</th></tr><tr><td>2021</td><td>41</td><td>38</td></tr><tr><td>2022</td><td>45</td><td>39
</td></tr></table>"""
    return page(
        a.title,
        f'<meta name="citation_author" content="{AUTHOR}"><meta '
        f'name="citation_publication_date" content="{DATE}">',
        f"""<a class="skip-link"
href="#main">Skip to main content</a>{MENU}<div class="breadcrumb"><a href="/">Home</a> › <a
href="/pubs">Publications</a> › Briefing</div><main id="main"><h1>{escape(a.title)}</h1><div
class="meta">Briefing paper no. 14</div><div class="content">{blocks(a.blocks[:5])}{table}
{blocks(a.blocks[5:])}</div><aside class="download"><h3>Downloads</h3><a href="x.pdf">Download the PDF
(1.2 MB)</a></aside></main><div class="partners"><h3>Our funders</h3><ul><li>The Lake Foundation</li>
<li>City of Port</li></ul></div>{FOOTER}""",
        "Institute for Local Policy",
    )


def opinion(a: Article) -> str:
    pull = '<aside class="pullquote"><p>“Nothing about this had to happen”</p></aside>'
    more = '<p class="inline-related"><a href="/x">Read more: What the mayor promised</a></p>'
    data = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": a.title,
            "author": {"@type": "Person", "name": AUTHOR},
            "datePublished": DATE,
        }
    )
    body = blocks(a.blocks[:4]) + pull + more + blocks(a.blocks[4:], AD, cite=True)
    return page(
        a.title,
        f'<script type="application/ld+json">{data}</script>',
        f"""{COOKIES}{MENU}
<article class="opinion"><div class="kicker"><a href="/opinion">Opinion</a></div><h1>{escape(a.title)}
</h1>{FIGURE}<div class="story">{body}</div><div class="author-bio"><p><em>{AUTHOR} is a columnist. Her
book on towns appears in May.</em></p></div></article><aside class="most-read"><h2>Most read</h2><ol><li><a
href="#">The price of bread</a></li><li><a href="#">A walk by the canal</a></li></ol></aside>{NEWSLETTER}
{FOOTER}""",
    )


def spans(a: Article) -> str:
    """A text saved from an editor on the web: every run of words in a styled span."""
    rows = []
    for row in a.blocks:
        half = len(row.text) // 2
        inner = "".join(
            f'<span style="font-size:11pt;color:#000">{escape(piece)}</span>'
            for piece in (row.text[:half], row.text[half:])
        )
        tag = {"h": "h2", "li": "li", "q": "blockquote"}.get(row.kind, "p")
        rows.append(f'<{tag} dir="ltr" style="line-height:1.38">{inner}</{tag}>')
    listed = "".join(rows).replace("</p><li", "</p><ul><li").replace("</li><p", "</li></ul><p")
    return page(
        a.title,
        "",
        f"""<div id="header">Published using an editor on the web <a
href="#">Report abuse</a></div><div id="contents"><div class="c1 doc-content"><h1><span
class="c2">{escape(a.title)}</span></h1>{listed}</div></div><div id="footer">Updated automatically
every 5 minutes</div>""",
        "Docs",
    )


def boxes(a: Article) -> str:
    """A page of an application: paragraphs are boxes, and the data stands in a script again."""
    state = json.dumps({"article": {"title": a.title, "body": [b.text for b in a.blocks]}})
    inner = blocks([b for b in a.blocks if b.kind != "li"], "", "h2", 'div class="paragraph"')
    return page(
        a.title,
        f'<meta property="og:title" content="{escape(a.title)}">',
        f"""<div
id="root"><div class="toolbar"><a href="/">Today</a><a href="/saved">Saved</a></div><div role="main"
class="reader"><h1>{escape(a.title)}</h1><div class="sub">{AUTHOR} · 6 min read</div><div
class="body">{inner}</div></div><div class="recommended"><h3>Recommended for you</h3><div
class="card"><a href="#">Why we sleep badly</a></div><div class="card"><a href="#">How to plant a hedge
</a></div></div></div><script>window.__STATE__ = {state.replace("<", "")};</script>{FOOTER}""",
        "Reader",
    )


def mail(a: Article) -> str:
    """A letter as a web page: tables within tables, a hidden line before it, ways to leave."""
    cells = blocks(a.blocks).replace("</p>\n", "</p></td></tr><tr><td style='padding:8px 24px'>")
    rows = f"<tr><td style='padding:8px 24px'>{cells}</td></tr>"
    return page(
        a.title,
        "",
        f"""<div style="display:none">Open this letter in a browser to see it as it
was meant.</div><table width="100%"><tr><td align="center"><table width="600"><tr><td><a
href="#">View in browser</a></td></tr><tr><td><h1>{escape(a.title)}</h1></td></tr>{rows}<tr><td
class="footer"><p>You receive this letter because you signed up. <a href="#">Unsubscribe</a></p>
</td></tr></table></td></tr></table>""",
        "The Letter",
    )


SITES: dict[str, Callable[[Article], str]] = {
    "news": news, "weblog": weblog, "letter": letter, "old": old, "wiki": wiki,
    "institute": institute, "opinion": opinion, "spans": spans, "boxes": boxes, "mail": mail,
}  # fmt: skip
