"""Mails and transcripts in clutter that the readers were not made with."""

# Pages of mails are not wrapped at our width.
# ruff: noqa: E501

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from html import escape

from tests.made_articles import AUTHOR, SAYS, Article, Block
from tests.made_letters import OTHERS, begun, clock, element, lines, speech

Made = tuple[str, Article, bytes]
REPLY = "Nobody asked us before the vote, and nobody has told us since what it is going to cost."
LIST = "_" * 47 + "\nTenants mailing list\ntenants@lists.example.org\n"
LIST += "https://lists.example.org/mailman/listinfo/tenants"
DISCLAIMER = (
    "This e-mail and any attachments are confidential and intended solely for the addressee. If "
    "you are not the intended recipient, please notify the sender and delete this message."
)


def quoted(text: str) -> str:
    """Return a text as a mail quotes it."""
    return "\n".join(f"> {line}" for line in textwrap.wrap(text, 66))


def newsletter(a: Article) -> Made:
    """A page alone: words that the list of mails shows, tables in tables, a foot of links."""
    rows = "".join(element(row, "") for row in a.blocks)
    page = f"""<html><head><title>Mill Lane Letter</title><style>p {{color: red}}</style></head><body>
<div style="display:none;max-height:0">In this issue: the vote, the money and the weather</div>
<table width="600"><tr><td><a href="https://e.org/v">View in browser</a></td></tr>
<tr><td><img src="logo.png" alt="Mill Lane Letter"></td></tr>
<tr><td><table><tr><td><h1>{escape(a.title)}</h1>{rows}</td></tr></table></td></tr>
<tr><td><p>You are receiving this because you signed up at our website.</p>
<p><a href="https://e.org/u">Unsubscribe</a> · <a href="https://e.org/p">Privacy policy</a></p>
<p>© 2024 Mill Lane Letter, 4 Mill Lane, Harbourtown</p></td></tr></table></body></html>"""
    mail = begun(a)
    mail.set_content(page, subtype="html")
    return "eml", a, mail.as_bytes()


def alternative(a: Article) -> Made:
    """Both a plain text, in an old encoding, and a page; a picture and a text attached."""
    mail = begun(a)
    mail.set_content(lines(a.blocks).replace("…", "..."), charset="cp1252")
    mail.add_alternative(
        f"<p>{'</p><p>'.join(escape(b.text) for b in a.blocks)}</p>", subtype="html"
    )
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="hall.png")
    mail.add_attachment("Minutes of the meeting that nobody reads.", filename="minutes.txt")
    return "eml", a, mail.as_bytes()


def between(a: Article) -> Made:
    """An answer between the lines that it quotes, a disclaimer, the foot of a mailing list."""
    mail = begun(a)
    half = len(a.blocks) // 2
    known = Article(
        a.name, a.title,
        (Block("q", OTHERS), *a.blocks[:half], Block("q", REPLY), *a.blocks[half:]),
    )  # fmt: skip
    mail.set_content(
        f"Bo Ek <bo@example.org> wrote:\n\n{quoted(OTHERS)}\n\n{lines(a.blocks[:half])}\n\n"
        f"{quoted(REPLY)}\n\n{lines(a.blocks[half:])}\n\n-- \n{AUTHOR}\n\n{DISCLAIMER}\n\n{LIST}\n"
    )
    return "eml", known, mail.as_bytes()


def office(a: Article) -> Made:
    """A page as Outlook writes it, the mail it answers below a rule and its head."""
    known = Article(a.name, a.title, (*a.blocks, Block("q", OTHERS)))
    rows = "".join(f'<p class="MsoNormal">{escape(b.text)}<o:p></o:p></p>' for b in a.blocks)
    page = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><div class="WordSection1">
{rows}<p class="MsoNormal"><o:p>&nbsp;</o:p></p>
<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">
<p class="MsoNormal"><b>From:</b> Bo Ek &lt;bo@example.org&gt; <br><b>Sent:</b> 04 March 2024 09:12
<br><b>To:</b> list@example.org<br><b>Subject:</b> {escape(a.title)}</p></div>
<p class="MsoNormal">{OTHERS}</p></div></body></html>"""
    mail = begun(a)
    mail.set_content(page, subtype="html")
    return "eml", known, mail.as_bytes()


def flowed(a: Article) -> Made:
    """Lines that flow (RFC 3676), their ends marked by a blank; a forwarded mail below."""
    known = Article(a.name, a.title, (*a.blocks, Block("q", OTHERS)))
    rows = [
        " \n".join(textwrap.wrap(f"{'- ' * (b.kind == 'li')}{b.text}", 66, break_on_hyphens=False))
        for b in a.blocks
    ]
    mail = begun(a)
    head = "---------- Forwarded message ---------\nFrom: Bo Ek <bo@example.org>\n"
    head += f"Date: Mon, 4 Mar 2024 at 09:12\nSubject: {a.title}\nTo: <list@example.org>\n"
    mail.set_content(
        f"{(chr(10) * 2).join(rows)}\n\n{head}\n\n{OTHERS}\n", params={"format": "flowed"}
    )
    return "eml", known, mail.as_bytes()


def reply_page(a: Article) -> Made:
    """A page with the mail it answers as a quotation, a signature in a box of its own."""
    known = Article(a.name, a.title, (*a.blocks, Block("q", OTHERS), Block("q", REPLY)))
    rows = "".join(f"<div>{escape(b.text)}</div><div><br></div>" for b in a.blocks)
    page = f"""<div dir="ltr">{rows}<div class="gmail_signature"><div>{AUTHOR}</div>
<div>Secretary, Association of Tenants</div><div>+44 20 7946 0000</div></div></div><br>
<div class="gmail_quote"><div class="gmail_attr">On Mon, 4 Mar 2024 at 09:12, Bo Ek
&lt;<a href="mailto:bo@example.org">bo@example.org</a>&gt; wrote:<br></div>
<blockquote class="gmail_quote"><div>{OTHERS}</div><div><br></div><div>{REPLY}</div></blockquote>
</div>"""
    mail = begun(a)
    mail.set_content(f"<html><body>{page}</body></html>", subtype="html")
    return "eml", known, mail.as_bytes()


def turns(a: Article, form: str, say: Callable[[int, str], str], head: str = "") -> bytes:
    """Return cues of two lines, what is said by two in turn; `say` writes who begins to speak."""
    at, cues = 1.0, []
    for number, row in enumerate(a.blocks):
        for place, piece in enumerate(textwrap.wrap(row.text, 74, break_on_hyphens=False)):
            two = "\n".join(textwrap.wrap(piece, 40, break_on_hyphens=False))
            said = say(number, two) if place == 0 or "<v" in say(number, "") else two
            cues.append((at, at + 2.9, said))
            at += 3.0
    comma = form == "srt"
    rows = [
        f"{number}\n{clock(begin, comma)} --> {clock(end, comma)}\n{words}"
        for number, (begin, end, words) in enumerate(cues, 1)
    ]
    return (head + "\n\n".join(rows) + "\n").encode()


def voices(a: Article) -> Made:
    """WebVTT with voices, classes, styles, notes, places of cues."""
    known = speech(a)
    head = (
        "WEBVTT - Council, 3 March\n\nSTYLE\n::cue(.loud) {\n  color: yellow;\n}\n\n"
        "NOTE\nMade by hand.\n\n"
    )

    def say(number: int, words: str) -> str:
        first, gap, rest = words.partition(" ")
        return f"<v.loud {(AUTHOR, SAYS)[number % 2]}><c.loud>{first}</c>{gap}{rest}</v>"

    made = turns(known, "vtt", say, head).decode()
    return "vtt", known, re.sub(r"(--> [\d:.]+)", r"\1 line:80% align:start", made).encode()


def dashed(a: Article) -> Made:
    """SubRip with italics, places on the screen, a dash where the speaker changes."""
    known = speech(a)
    return "srt", known, turns(known, "srt", lambda n, words: f"{{\\an8}}- <i>{words}</i>")


def questions(a: Article) -> Made:
    """Q: and A: before what is asked and answered."""
    known = speech(a)
    made = turns(known, "vtt", lambda n, words: f"{'QA'[n % 2]}: {words}", "WEBVTT\n\n")
    return "vtt", known, made


def hearing(a: Article) -> Made:
    """A transcript as plain text: names with times before what they say, sounds, breaks."""
    known = speech(a)
    rows = []
    for number, row in enumerate(known.blocks):
        name = ("CHAIR", "DR. MARLOWE")[number % 2]
        text = textwrap.fill(f"{name} [00:0{number}:12]: {row.text}", 76, break_on_hyphens=False)
        rows.append(text + "\n\n[Crosstalk]" * (number == 2))
    return "txt", known, "\n\n".join(rows).encode()


Kind = Callable[[Article], Made]
KINDS: tuple[Kind, ...] = (
    newsletter, alternative, between, office, flowed, reply_page, voices, dashed, questions, hearing,
)  # fmt: skip
