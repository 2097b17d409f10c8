"""What is not the article is left out with a reason; what looks like it is kept."""

from __future__ import annotations

import pytest

from argmap import map_text
from argmap.reading import document_from_text
from argmap.records import Part

BODY = [
    "The levee should be raised. The river rose four metres in a night, and the town was cut off.",
    "Some say that a levee is dear. But a flood costs more than any wall, as the last has shown.",
    "A levee of six metres would have held. It costs less than one flood, so vote for it.",
]

# Words are our own; the kinds are those of news pages, newsletters, petitions, forums and mail.
FURNITURE = """
A man wades through the flooded high street on Monday. Photo: Jane Doe/Marl Gazette
The flooded high street in Marl, where three people died (Jane Doe/AP)
Volunteers fill sandbags near the old bridge.Credit...Jane Doe for The Marl Gazette
Mayor Ann Hall visits the site. Picture: PA
Cars under water in Marl last week. © Jane Doe
Residents are rescued by boat on Tuesday. (Photo by John Roe/Getty Images)
A flooded street in Marl. Photograph by Jane Doe
The river at Marl last spring. Credit: Jane Doe
The old levee, seen from the bridge. [Jane Doe/Marl Gazette]
Get the best of our journalism in your inbox every morning.
What you need to know, in your inbox each weekday.
By signing up, you agree to our user agreement and privacy policy.
By clicking Sign up, you agree to receive marketing e-mails from us.
You can unsubscribe at any time.
Thanks for signing up! Check your inbox to confirm.
Sign up to our free daily newsletter for the stories that matter.
Subscribe now for unlimited access from just £1 a week.
You have reached your limit of free articles this month.
You have 2 free articles remaining.
This article is for subscribers only.
To continue reading, subscribe or log in.
Already a subscriber? Sign in.
Enter your email address below to get the latest updates.
We never share your address. Unsubscribe whenever you like.
This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.
If you value our work, please consider becoming a member.
We rely on readers like you to fund our journalism.
Your support makes our reporting possible. Please give what you can.
If you enjoyed this post, please share it with your friends.
Like what you read? Subscribe to our newsletter.
Don't miss a story. Follow us on Facebook and Twitter.
Follow @marlgazette on Twitter
Follow us on Instagram for more stories like this.
Share this story
Share via Email
Click to share on Twitter (Opens in new window)
Share on Facebook Share on Twitter Share via Email
Download our app for the latest news.
Listen to this article on our app.
Read more: How the river rose
Related: The mayor who would not wait
MORE FROM OPINION
Related story: The wall that held
Next in Opinion: Why buses win
See also: our guide to floods
[Related: The wall that held]
Also on the Gazette: five walls that failed
Most read in Opinion
Recommended for you
We use cookies to give you the best experience. By going on you agree to our use of them.
By using this site, you agree to our Terms of Use.
Use of this site constitutes acceptance of our User Agreement and Privacy Policy.
This material may not be published, broadcast, rewritten or redistributed.
Reprinted with permission.
The material on this site may not be reproduced without permission.
Terms and conditions apply.
Sign this petition
Sign the petition now!
Add your name
12,345 have signed. Let's get to 15,000!
1,204 people have signed this petition.
1,204 signatures
Your signature will be public.
Display my name and comment on this petition
Sign here to tell the council to raise the levee.
Signed, Jane Doe, Marl
Signed: Jane Doe, John Roe and 14 others
Start a petition of your own
I am a bot, and this was performed automatically. Please contact the moderators.
*I am a bot, and this action was performed automatically.*
This is a reminder to keep the discussion civil.
Remember the rules: be civil, no personal attacks.
Please read our rules before posting.
This thread has been locked by the moderators.
Comments are moderated and may be removed if they break our rules.
Your post has been removed for breaking rule 3.
Moderator note: this thread is closed.
Hello, users of CMV! This is a footnote from your moderators. First, read our rules.
EDIT: typo
Last edited by steve on Monday
Posted by steve at 10:14 PM
This conversation is closed to new comments.
Log in to comment
Report this comment
Reply to this post
Have your say: should the levee be raised? Vote in our poll.
Do you agree? Tell us in the comments.
Let us know what you think in the comments below.
What do you think? Write to letters@marlgazette.com.
Have a tip? Contact our newsroom.
Got a story? Email us at news@marl.com
Video: the night the river rose
Advertisement - scroll to continue
Story continues after this ad
ADVERTISEMENT
Sponsored by Marl Insurance
This content was paid for by Marl Insurance.
We may earn a commission from links on this page.
The Gazette may receive compensation for purchases made through links.
Copyright 2021 Marl Gazette
All rights reserved.
Jane Doe, Marl
By JANE DOE
By Jane Doe, Marl Gazette
Jane Doe / Marl Gazette
Jane Doe, flood correspondent
Photo illustration by Jane Doe
Sent from my iPhone
--
CONFIDENTIALITY NOTICE: This e-mail and any attachments are for the intended recipient only.
If you have received this message in error, please delete it.
Unsubscribe from this list
To unsubscribe from this group, send an email to list+unsubscribe@example.com.
You received this message because you are subscribed to the list.
View this email in your browser
On Mon, Jan 4, 2021 at 9:14 AM Jane Doe <jane@example.com> wrote:
Press contact: Jane Doe, 01234 567890
For more information, contact Jane Doe at 01234 567890.
Notes to editors:
About Marl Gazette
Word count: 512
Skip to main content
Back to top
Page 3 of 12
12
THE MARL GAZETTE 12
Photos: the flood in pictures
(Reporting by Jane Doe; editing by John Roe)
Additional reporting by Jane Doe.
Correction: an earlier version of this article misstated the height of the levee.
This article has been updated to correct the height.
This story was produced in partnership with the Marl Trust.
Republish this article for free, under a Creative Commons licence.
This work is licensed under a Creative Commons Attribution 4.0 licence.
Tags: floods, levees
Filed under: Floods
#floods #levees
Topics
Floods
Enable JavaScript to view comments.
Please enable cookies and reload the page.
JavaScript is disabled in your browser.
Loading comments...
Show comments
View all 12 comments
Published on 4 January 2021
January 4, 2021
4 Jan 2021 09.00 GMT
Updated at 10:14 EST
Marl, 4 January 2021
Estimated reading time: 4 minutes
Buy the book here: https://example.com/book
Pre-order now
Register for our webinar on floods on 5 May.
Tickets for the event are on sale now.
Play Quiz: how well do you know your river?
We want to hear from you. Send your letters to the editor.
Letters may be edited for length and clarity.
Sorry, your browser doesn't support embedded video.
Image 1 of 4
Swipe for more
Hide caption
toggle caption
Enlarge this image
Getty Images
"""
ARGUMENT = """
Photographs lie: Jane Doe showed as much in her book.
Sign the treaty now, or the river will drown us all.
We rely on the river for our water, and it is failing us.
Your support of the plan makes no difference to me.
You can cancel the fee without a loss to anyone.
You have used one excuse too many.
Terms of the loan are harsh, and they should be changed.
Thank you for voting against it, for it would have ruined us.
Follow the money: the builders gain.
Do not miss the point: the fee is unfair.
What do you think will happen when the river rises?
Do you agree with the mayor? I do not.
Have your say before it is too late, for the council decides on Monday.
Two thousand people have signed the petition, so the council cannot pass it over.
The petition has 2,000 signatures, which shows that the town is against it.
By signing the contract, the council agreed to pay for the repairs.
By using the bridge, you agree that it is needed.
This thread of argument leads nowhere.
This conversation has been poisoned by fear.
Remember that rules bind everyone.
Please keep the discussion of cost apart from the discussion of safety.
Comments are free, but facts are sacred.
Subscriptions pay for the paper, and that keeps it honest.
Advertising pays for the paper, and that makes it tame.
Newsletters are a poor way to inform a town.
The newspaper relies on readers, so it should listen to them.
Unsubscribe from hatred.
Cookies track us without our consent, and the law should forbid it.
We never sell our water to strangers.
The terms and conditions of the contract apply to all, and they are unfair.
This article of faith should be given up.
This work must not be copied by other towns, for it has failed.
Copyright protects the rich.
For more information on the harm that it does, we need a study.
Editors should correct their errors.
This email proves that he knew.
The council may receive a fee from the builders, and that is a conflict.
Download speeds are too low in the country.
Javascript is a poor language for the first year.
A picture says more than words. Images of the flood moved the whole country.
Get the council to vote for it in May.
Tickets are too dear for the poor.
Enter the market and you will see that it is rigged.
Share prices fell, which proves that it was a mistake.
Already the river is rising.
12 people died, and that is reason enough.
Related costs are higher still.
Sign up for the army and you lose your vote.
Like what you see in Ghent? It can be done here too.
This story was told by the mayor, and it is false.
This page of our history should be turned.
Your comment has been heard, and it changed nothing.
If you have questions about the plan, you are not alone.
If you value our river, vote for the levee.
If you like this plan, you will love the bill that comes with it.
Support our farmers, for they feed us.
Support the plan today, and we shall have a levee next year.
Donate to the flood fund because the state will not pay.
An earlier version of the law was better.
The headline was wrong.
You received this land because your fathers took it.
Signed treaties bind both sides.
The undersigned ask the council to raise the levee.
We, the undersigned, ask that the council raise the levee.
Video games do not make children violent.
Letters should be taught before numbers.
Submissions must be judged by their worth.
Loading ships by hand is a thing of the past.
Quiz shows are the worst of television.
Show trials are no trials.
Report after report says that it leaks.
Search engines decide what we read.
Privacy is dead.
Contents may be hot, and the label should say so.
The photo shows that the wall leaked.
Credit: that is what the farmers lack most.
Picture this: the river rises and nobody has told you.
Image is everything in politics.
"""


def rows(text: str) -> list[str]:
    return text.strip().split("\n")


def parts(line: str) -> list[Part]:
    """Give the parts that a line in the midst of an article makes."""
    text = "\n\n".join(["Raise the levee", *BODY[:2], line, BODY[2]])
    start = text.index(line)
    found = document_from_text(text).parts
    return [part for part in found if start <= part.start < start + len(line)]


@pytest.mark.parametrize("line", rows(FURNITURE))
def test_furniture_in_the_midst(line: str) -> None:
    found = parts(line)
    assert found
    assert [part.text for part in found if part.mapped] == []
    assert all(part.reason for part in found)


@pytest.mark.parametrize("line", rows(ARGUMENT))
def test_argument_that_looks_like_furniture(line: str) -> None:
    assert all(part.mapped for part in parts(line))


def test_sign_up_box_cuts_no_article_in_two() -> None:
    box = ["The Evening Wrap", "The day's news, in your inbox at six.", "E-mail address", "Sign up"]
    text = "\n\n".join([BODY[0], *box, BODY[2]])
    made = map_text(text)
    assert {part.text for part in made.left_out} == set(box)
    assert {unit.paragraph for unit in made.units} == {1, 2}


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["Jane Doe", "Raise the levee"], "Raise the levee"),
        (["JANE DOE", "Why the levee must be raised"], "Why the levee must be raised"),
        (["The Marl Gazette", "Raise the levee", "By Jane Doe"], "Raise the levee"),
        (["Jane Doe", "4 May 2021", "Raise the levee"], "Raise the levee"),
        (["u/tramfan", "Raise the levee"], "Raise the levee"),
        (["Essay by Jane Doe", "Raise the levee"], "Raise the levee"),
        (["Jane Doe, Marl Gazette"], ""),
        (["Maria Ruiz, columnist"], ""),
        # near misses: titles that look like names
        (["Raise The Levee"], "Raise The Levee"),
        (["Levee Or Flood", "By Jane Doe"], "Levee Or Flood"),
        (["Marl Errs"], "Marl Errs"),
    ],
)
def test_bylines_in_the_place_of_the_title(head: list[str], title: str) -> None:
    assert document_from_text("\n\n".join([*head, *BODY])).title == title
