"""The languages that can be read aloud, and what people call them. Data only.

Codes are ISO 639, as eSpeak has them ("cmn" is Mandarin). Names are for display and for finding a language in a
direction such as "(auf Deutsch)".
"""

from __future__ import annotations

ENGLISH_NAMES: dict[str, str] = {
    "af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cmn": "Mandarin", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gd": "Gaelic", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "kk": "Kazakh", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "la": "Latin",
    "lb": "Luxembourgish", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "ml": "Malayalam", "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "nb": "Norwegian",
    "ne": "Nepali", "nl": "Dutch", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "yue": "Cantonese",
}  # fmt: skip
"""Every language that can be detected or set, and its name in English."""

OTHER_NAMES: dict[str, str] = {
    "ar": "العربية arabisch arabe árabe arabo арабск* arabsku arabiska arabul αραβικά arabsky",
    "cmn": "普通话 国语 中文 chinese chinesisch chinois chino cinese chinês китайск* chińsku kinesiska"
    " kínaiul κινεζικά čínsky chinees",
    "cs": "česky češtině čeština tschechisch tchèque checo ceco tcheco чешск* czesku tjeckiska"
    " tsjechisch csehül τσεχικά",
    "da": "dansk dänisch danois danés danese dinamarquês датск* duńsku danska deens dánul δανικά"
    " dánsky",
    "de": "deutsch allemand alemán aleman tedesco alemão alemao немецк* niemiecku tyska duits"
    " németül γερμανικά německy němčině",
    "el": "ελληνικά griechisch grec griego greco grego греческ* grecku grekiska grieks görögül"
    " řecky",
    "en": "englisch anglais inglés ingles inglese inglês английск* angielsku engelska engels"
    " angolul αγγλικά anglicky angličtině",
    "es": "español espanol castellano spanisch espagnol spagnolo espanhol испанск* hiszpańsku"
    " spanska spaans spanyolul ισπανικά španělsky",
    "fi": "suomeksi finnisch finnois finlandés finlandese finlandês финск* fińsku finska fins"
    " finnül φινλανδικά finsky",
    "fr": "français francais französisch franzoesisch francés frances francese francês французск*"
    " francusku franska frans franciául γαλλικά francouzsky francouzštině",
    "ga": "gaeilge",
    "he": "עברית hebräisch hébreu hebreo ebraico hebraico иврите hebrajsku hebreiska hebreeuws"
    " héberül εβραϊκά hebrejsky",
    "hi": "हिन्दी",
    "hu": "magyarul ungarisch hongrois húngaro hungaro ungherese венгерск* węgiersku ungerska"
    " hongaars ουγγρικά maďarsky",
    "it": "italiano italienisch italien итальянск* włosku italienska italiaans olaszul ιταλικά"
    " italsky italštině",
    "ja": "日本語 japanisch japonais japonés giapponese japonês японск* japońsku japanska japans"
    " japánul ιαπωνικά japonsky",
    "ko": "한국어 koreanisch coréen coreano корейск* koreańsku koreanska koreaans",
    "la": "latein latin latín latino latim латыни łacinie latijn latinul λατινικά latinsky",
    "nb": "norsk norwegisch norvégien noruego norvegese norueguês норвежск* norwesku norska noors"
    " norvégul νορβηγικά norsky",
    "nl": "nederlands niederländisch holländisch néerlandais neerlandés holandés olandese holandês"
    " голландск* нидерландск* holendersku niderlandzku nederländska hollandul ολλανδικά holandsky",
    "pl": "polsku polnisch polonais polaco polacco polonês польск* polska pools lengyelül"
    " πολωνικά polsky",
    "pt": "português portugues portugiesisch portugais portugués portoghese португальск*"
    " portugalsku portugisiska portugees portugálul πορτογαλικά portugalsky",
    "ro": "română româneşte românește rumänisch roumain rumano rumeno romeno румынск* rumuńsku"
    " rumänska roemeens románul ρουμανικά rumunsky",
    "ru": "русском русски russisch russe ruso russo rosyjsku ryska oroszul ρωσικά rusky ruštině",
    "sk": "slovensky slowakisch",
    "sv": "svenska schwedisch suédois sueco svedese шведск* szwedzku zweeds svédül σουηδικά"
    " švédsky",
    "tr": "türkçe türkisch turc turco турецк* turecku turkiska turks törökül τουρκικά turecky",
    "uk": "українською ukrainisch ukrainien ucraniano ucraino украинск* ukraińsku ukrainska"
    " oekraïens ukránul ουκρανικά ukrajinsky",
    "yue": "粵語 广东话",
}
"""What it is called in itself and in other languages, in the form of "in French"; * stands for any ending."""
