"""Function words: those that hold a line together and carry little of it ("the", "and", "of"). Data, and how to ask it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tableread.script.words import said_words

_LISTS = {
    "en": "a about after all am an and any are as at be been before but by can could did do does down each for from get "
    "gonna got gotta had has have having he her here hers him his how i if in into is it its just let like may me might "
    "mine my no nor not now of off oh on one or our out over own shall she should so some than that the their them then "
    "there these they this those to too up us was we well were what when where which while who whom whose why will with "
    "would yes yet you your yours",
    "de": "ab aber alle als also am an auch auf aus bei bin bis bist da dann das dass dein dem den denn der des dich die "
    "dir doch du durch ein eine einem einen einer eines er es euch euer für gegen hab habe haben hat hatte hier ich ihm "
    "ihn ihr im in ins ist ja kann kein keine man mein mich mir mit nach nein nicht noch nun nur ob oder ohne schon sein "
    "sich sie sind so über um und uns unser unter vom von vor war was weil wenn wer wie wir wird wo zu zum zur",
    "es": "a al algo ante aquí así como con cual cuando de del desde donde dos e el ella ellas ellos en entre era eres es "
    "esa ese eso esta este esto fue ha había han has hay he la las le les lo los más me mi mis mí muy nada ni no nos o os "
    "para pero por porque que qué quien se ser si sin sobre son soy su sus sí también te ti tu tus tú un una uno y ya yo él",
    "fr": "a ai as au aux avait avec avez ce ces cet cette ceci cela ça c ci comme d dans de des donc du elle elles en es "
    "est et eu eux fait ici il ils j je l la là le les leur leurs lui m ma mais me mes moi mon n ne ni nos notre nous non "
    "on ont ou où oui par pas plus pour qu que quel quelle qui quoi s sa sans se ses si son sont suis sur t ta te tes toi "
    "ton très tu un une va vos votre vous y à étais était",
    "it": "a ad agli ai al alla alle anche c che chi ci come con cosa così cui d da dal dalla dei del della delle di dove e "
    "ed era fra gli ha hai hanno ho i il in io l la le lei li lo loro lui m ma me mi mia mio n ne nei nel nella noi non o "
    "per perché più può qui quando quella quello questa questo s se sei si sia siamo sono su sua sul sulla suo t te ti tra "
    "tu tua tuo un una uno v vi voi è",
    "nl": "aan al als alle bij ben bent dan dat de der deze die dit doen door dus een en er ga geen haar had heb hebben "
    "heeft hem het hier hij hoe hun ik in is ja je jij jou jouw kan m maar me men met mij mijn na naar nee niet nog nu of "
    "om omdat onder ons ook op over s t te tegen toch toen tot u uit uw van voor waar was wat we wel werd wie wij wil "
    "worden z ze zich zij zijn zo zou",
    "pt": "a ao aos aqui as até com como da das de dele dela do dos e ela elas ele eles em entre era és esse essa este "
    "esta eu foi há isso isto já lhe mais mas me meu minha muito na nas nem no nos não nós o os ou para pela pelo por "
    "porque quando que quem se sem ser seu sua são só também te tem tenho ti tu tua teu um uma vai você à é",
}  # fmt: skip
_WORDS = {language: frozenset(words.split()) for language, words in _LISTS.items()}
_ENDS = ("n't", "'s", "'m", "'re", "'ve", "'ll", "'d")
"""Of English contractions: "isn't", "we'll"."""
_SHORT = 4
_FREQUENT = 40
"""In other languages the short ones among so many frequent words: of a text these are nearly half the words."""


def function_words(language: str, texts: Iterable[str] = ()) -> frozenset[str]:
    """The list for a language (ISO 639), or what passes for it in `texts` where there is none."""
    if language in _WORDS:
        return _WORDS[language]
    counts = Counter(word.text for text in texts for word in said_words(text))
    return frozenset(
        word for word, times in counts.most_common(_FREQUENT) if len(word) <= _SHORT and times > 1
    )


def is_function_word(word: str, listed: frozenset[str]) -> bool:
    """Whether `word`, as `said_words` gives it, is one of `listed`, contractions of them included."""
    if word in listed:
        return True
    for end in _ENDS:
        if word.endswith(end) and word.removesuffix(end) in listed:
            return True
    return "'" in word and all(part in listed for part in word.split("'"))
