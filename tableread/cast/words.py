"""Words that tell what somebody is: "woman", "widow", "old", "Herr", "бабушка", in several languages.

Data and look-ups only; which words belong to whom is decided elsewhere.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from tableread.cast.voices import Age, Gender


class Word(NamedTuple):
    """What one word says of the person it is said of; None where it says nothing."""

    gender: Gender | None
    age: Age | None


# One line for each thing said: gender and age, "-" where the words leave it open. A later line wins.
_TABLES = {
    "en": """
        female -: woman women lady ladies gentlewoman mother mom mum mommy mummy mama mamma ma
            stepmother sister sis daughter wife widow fiancée aunt auntie niece girlfriend
            housewife queen princess duchess countess baroness empress marquise marchioness waitress
            actress hostess stewardess goddess priestess sorceress heiress seamstress governess
            godmother stepsister headmistress schoolmistress landlady shepherdess maid housemaid chambermaid barmaid maidservant parlourmaid
            bridesmaid housekeeper midwife nun abbess witch madam madame maam mistress female
            gal gals chick babe broad policewoman businesswoman businesswomen saleswoman
            anchorwoman congresswoman spokeswoman noblewoman matron bitch prostitute
            hooker ballerina heroine bride nymph mermaid mrs ms miss missus dame
        male -: man men gentleman gentlemen father dad daddy papa pa pop stepfather brother bro
            godfather stepbrother headmaster schoolmaster husband widower fiancé uncle nephew boyfriend groom bridegroom king duke earl
            count baron marquis emperor prince pharaoh sultan waiter actor steward knight lord monk
            friar priest pope bishop archbishop cardinal abbot parson vicar wizard sorcerer mr sir
            mister male guy guys fella dude bloke chap fisherman policeman policemen
            fireman doorman salesman postman mailman milkman gunman henchman workman foreman
            anchorman cameraman businessman businessmen nobleman clergyman watchman boatman horseman
            congressman spokesman repairman craftsman swordsman huntsman cowboy busboy stableman
            butler manservant valet footman squire landlord bastard god hero
            handyman deliveryman weatherman stuntman barman bellman madman gigolo
        female old: grandmother grandma granny gran nana crone grandmom hag
        male old: grandfather grandpa grandad granddad gramps geezer codger
        - old: old elderly wizened senile pensioner
        female child: girl girls schoolgirl
        male child: boy boys schoolboy
        - child: kid kids child children toddler baby infant little tiny
        female young: maiden lass coed damsel tomboy
        male young: youth lad bellboy busboy
        - young: young younger youthful teen teens teenager teenage adolescent student undergraduate
        female -: daughter stepdaughter granddaughter
        male -: son stepson grandson
    """,
    "fr": """
        female -: femme femmes dame mère mere maman soeur sœur épouse veuve tante nièce reine princesse
            duchesse comtesse baronne marquise impératrice servante bonne gouvernante nourrice
            actrice serveuse religieuse sorcière madame mme mademoiselle mlle melle mesdames
            amie amante maîtresse voisine ouvrière paysanne bergère cuisinière suivante concierge
            déesse fiancée soubrette danseuse chanteuse infirmière
        male -: homme hommes monsieur messieurs père pere papa frère mari époux veuf oncle neveu roi prince
            duc comte baron marquis empereur valet serviteur acteur serveur prêtre abbé curé moine
            évêque sorcier ami amant maître voisin ouvrier paysan berger cuisinier laquais
            domestique chevalier seigneur dieu fiancé notaire huissier soldat poète médecin facteur
            cabaretier perruquier m capitaine gendarme roi bourgeois juge
        female old: grand-mère mémé mamie vieille
        male old: grand-père pépé papi vieillard vieux vieil
        - old: âgé âgée
        female child: fillette gamine
        male child: garçonnet gamin
        - child: enfant bébé
        female young: fille filles demoiselle
        male young: garçon garçons
        - young: jeune adolescent adolescente
        male -: fils
    """,
    "de": """
        female -: frau frauen weib weiber dame mutter mama schwester tochter witwe tante nichte königin prinzessin
            herzogin gräfin baronin fürstin kaiserin magd dienerin kammerzofe zofe kellnerin
            schauspielerin nonne hexe fräulein gattin gemahlin geliebte freundin braut base
            bäuerin wirtin köchin amme kammerjungfer göttin haushälterin kammermädchen
            dienstmädchen stubenmädchen
        male -: mann männer mönche eremit marschall reiter herr herren vater papa bruder sohn witwer onkel neffe könig prinz herzog graf
            baron fürst kaiser ritter knecht diener kellner schauspieler mönch abt pater priester
            kardinal hexer gatte gemahl geliebter freund bräutigam vetter bauer wirt koch richter
            bürgermeister hauptmann major leutnant offizier soldat söldner schulmeister gott
            stadtknecht hofmeister kammerherr jäger bote kanzler professor domherr bischof
        female old: großmutter mütterchen oma greisin
        male old: großvater opa alter greis
        - old: alte betagt betagter betagte
        female child: mädchen
        male child: knabe junge bub bube
        - child: kind kinder säugling
        female young: jungfrau
        male young: jüngling bursche junker
        - young: junger junges jugendlicher jugendliche student
    """,
    "es": """
        female -: mujer mujeres señora señorita sra srta doña madre mamá hermana esposa viuda tía sobrina
            suegra nuera novia cuñada reina princesa duquesa condesa marquesa criada sirvienta dama
            camarera actriz monja bruja vecina amiga mendiga ama nodriza campesina comadre
            prima madrina hija
        male -: hombre hombres señor sr don padre papá hermano esposo marido viudo tío sobrino suegro yerno
            novio cuñado rey príncipe duque conde marqués criado sirviente caballero camarero actor
            fraile cura sacerdote brujo vecino amigo mendigo amo campesino compadre primo padrino
            hijo leñador minero médico soldado capitán jefe
        female old: abuela anciana vieja
        male old: abuelo anciano viejo
        female child: niña niñas chiquilla
        male child: niño niños chiquillo
        - child: bebé
        female young: muchacha muchachas moza mozas chica doncella
        male young: muchacho muchachos mozo mozos mozuelo chico
        - young: joven jóvenes adolescente
    """,
    "it": """
        female -: donna donne signora signorina madre mamma sorella moglie vedova zia
            suocera nuora sposa cognata regina principessa duchessa contessa marchesa serva
            cameriera dama attrice suora strega vicina amica padrona nutrice balia ninfa
            ninfe figlia comare dea
        male -: uomo uomini signor signore sig padre papà babbo fratello marito vedovo zio suocero genero
            sposo cognato re principe duca conte marchese servo cameriere attore frate prete
            vicino amico padrone satiro satiri fauno figlio compare capitano soldato dottore dio
        female old: nonna vecchia
        male old: nonno vecchio
        female child: bambina
        male child: bambino
        female young: ragazza fanciulla giovinetta
        male young: ragazzo fanciullo giovinetto giovanotto
        - young: giovane
    """,
    "pt": """
        female -: mulher senhora senhorita sra srta dona mãe mamã mamãe irmã esposa viúva tia
            sobrinha sogra nora noiva cunhada rainha princesa duquesa condessa criada dama atriz
            freira bruxa vizinha amiga filha
        male -: homem senhor sr dom pai papai irmão esposo marido viúvo tio sobrinho sogro genro
            noivo cunhado rei príncipe duque conde criado cavalheiro ator frade padre bruxo
            vizinho amigo filho capitão soldado
        female old: avó velha
        male old: avô velho
        female child: menina
        male child: menino
        - child: criança
        female young: rapariga moça garota
        male young: rapaz moço garoto
        - young: jovem
    """,
    "nl": """
        female -: vrouw mevrouw mevr moeder mama zus zuster dochter weduwe tante nicht koningin
            prinses hertogin gravin meid dienstmeid actrice non heks juffrouw echtgenote
            vriendin bruid buurvrouw dame
        male -: man heer mijnheer meneer dhr vader papa broer zoon weduwnaar oom neef koning prins
            hertog graaf knecht bediende acteur monnik priester tovenaar echtgenoot vriend
            bruidegom buurman soldaat
        female old: grootmoeder oma
        male old: grootvader opa grijsaard
        - old: oude bejaarde
        female child: meisje
        male child: jongen jongetje
        - child: kind
        female young: jongedame
        male young: jongeman jongeling
        - young: jonge
    """,
    "sv": """
        female -: kvinna kvinnan fru frun fröken dam damen moder modern mor mamma syster dotter
            hustru hustrun änka änkan moster faster drottning prinsessa hertiginna grevinna
            friherrinna piga pigan jungfru tjänarinna skådespelerska nunna häxa väninna brud
            svägerska svärmor värdinna kokerska
        male -: man mannen herr herre herrn fader fadern far pappa broder bror son make maken
            änkling morbror farbror kung konung prins hertig greve friherre dräng drängen betjänt
            skådespelare munk präst vän brudgum svåger svärfar värd löjtnant kapten major
            possessionat doktor
        female old: mormor farmor gumma gumman
        male old: morfar farfar gubbe gubben
        - old: gammal gamla gamle åldrig
        female child: flicka flickan
        male child: pojke pojken gosse gossen
        - child: barn barnet
        female young: tös
        male young: yngling
        - young: ung unga unge
    """,
    "pl": """
        female -: kobieta pani panna matka mama siostra córka żona wdowa ciotka ciocia siostrzenica
            królowa księżniczka księżna hrabina służąca dama aktorka zakonnica czarownica
            sąsiadka przyjaciółka narzeczona
        male -: mężczyzna pan ojciec tata brat syn mąż wdowiec wuj wujek stryj siostrzeniec król
            książę hrabia służący lokaj aktor mnich ksiądz czarownik sąsiad przyjaciel narzeczony
            żołnierz
        female old: babcia babka staruszka stara
        male old: dziadek starzec staruszek stary
        female child: dziewczynka
        male child: chłopiec chłopczyk
        - child: dziecko
        female young: dziewczyna młoda
        male young: chłopak młodzieniec młody
    """,
    "ru": """
        female -: женщина дама госпожа барыня барышня мать мама сестра дочь дочка жена вдова вдовушка
            тётка тетка тётя тетя племянница королева царица принцесса княгиня княжна графиня
            баронесса служанка горничная кухарка нянька актриса монахиня ведьма соседка подруга
            невеста помещица экономка гувернантка купчиха сударыня
        male -: мужчина господин барин отец папа брат сын муж вдовец дядя племянник король царь
            принц князь граф барон слуга лакей повар кучер актёр актер монах священник поп колдун
            сосед друг жених помещик купец учитель доктор солдат офицер дворник мужик сударь
            управляющий чиновник студент
        female old: бабушка старуха старушка няня
        male old: дедушка дед старик старичок
        - old: старый старая пожилой пожилая
        female child: девочка
        male child: мальчик
        - child: ребёнок ребенок дитя дети
        female young: девушка девица
        male young: юноша парень
        - young: молодой молодая
    """,
    "el": """
        female -: γυνη γυναικα κυρια μητηρ μητερα αδελφη θυγατηρ κορη χηρα θεια βασιλισσα
            βασιλεια πριγκιπισσα κομησσα υπηρετρια θεραπαινα μαγισσα νυφη τροφοσ
            δεσποινισ κηρυκαινα ιερεια
        male -: ανηρ ανδρασ αντρασ κυριοσ πατηρ πατερασ αδελφοσ υιοσ γιοσ συζυγοσ χηροσ θειοσ
            βασιλευσ βασιλιασ πριγκιπασ κομησ υπηρετησ δουλοσ θεραπων ηθοποιοσ μοναχοσ ιερευσ
            παπασ γαμπροσ τοξοτησ κηρυξ αγγελοσ στρατιωτησ γιατροσ πρυτανισ
        female old: γιαγια γρια γραυσ γραια
        male old: παππουσ γεροσ γερων πρεσβυσ
        female child: κοριτσι κοριτσακι
        male child: αγορι αγορακι
        - child: παιδι παισ μωρο
        female young: κοπελα παρθενοσ
        male young: νεανιασ νεοσ παλικαρι
    """,
    "hu": """
        female -: nő asszony hölgy kisasszony úrnő anya anyja mama nővér nővére húg húga lánya leánya
            felesége neje özvegy özvegye néni nagynéni királynő hercegnő grófnő bárónő cseléd
            szobalány szolgáló színésznő apáca boszorkány menyasszony
        male -: férfi úr apa apja papa fivér bátyja öccse bátya fia férje bácsi nagybácsi király
            herceg gróf báró inas szolga pincér színész szerzetes pap páter varázsló vőlegény
            katona orvos bíró hordár tűzoltó hajdú gavallér barátja
        female old: nagymama nagyanya öregasszony vénasszony
        male old: nagypapa nagyapa öregember
        - old: öreg idős vén
        female child: kislány
        male child: kisfiú
        - child: gyerek gyermek utcagyerek
        female young: lány leány leányzó
        male young: fiú legény ifjú
        - young: fiatal
    """,
}

_TITLES = """
    female -: mrs miss ms mme mlle melle madame mademoiselle frau fräulein señora señorita sra srta
        doña signora signorina mevrouw fröken froken fru pani lady madam mistress senhora
    male -: mr sir monsieur herr señor sr signor signore mijnheer meneer herre lord mister senhor
        master
"""
"""Titles that are met in scripts of every language."""

ROLES = frozenset(
    """judge doctor dr professor officer cop guard detective sergeant sgt lieutenant lt captain capt
    major colonel general agent inspector sheriff deputy marshal president senator mayor governor
    minister reporter anchor announcer newscaster narrator voice clerk cashier teller driver pilot
    teacher principal coach manager boss chief director producer editor secretary receptionist nurse
    paramedic medic surgeon lawyer attorney prosecutor bailiff juror witness soldier sailor marine
    servant attendant messenger page herald porter bartender barkeep cook chef baker carpenter smith
    tailor hunter farmer shepherd miner worker engineer mechanic technician scientist assistant
    customer shopper tourist passenger neighbor neighbour friend stranger crowd all both everyone
    chorus ensemble group townsfolk villager citizen plebeian senator thug goon hitman robber thief
    killer dealer addict junkie drunk bum vendor operator dispatcher student guest host emcee mc dj
    singer dancer musician angel ghost spirit demon devil fairy elf robot computer chauffeur clown
    sergeant cadet private corporal kid child baby boy girl young old first second third fourth
    dean rector star chance elder delegate official employee presenter
    farmer archivist diplomat""".split()
)
"""Words of names that are no given names, though somebody may have been christened so."""

VOICE = frozenset(
    """voice voices vo os oc v o s c voix stimme voz voce röst rösten głos голос hang φωνη ghost
    spirit spectre specter ombre fantôme phone telephone radio tv television recording recorded
    recorder over off offstage offscreen answering machine intercom speaker loudspeaker prerecorded megaphone walkie talkie
    spirito fantasma geist sombra spettro szelleme призрак video screen tape""".split()
)
"""Words that say how somebody is heard, not who it is."""

COLLECTIVE = frozenset(
    """crowd crowds townsfolk villagers people everyone everybody all both ensemble chorus group mob
    audience voices citizens others alle todos tous tutti popolo soldati satiri mindnyájan хор все choeur coro chor χοροσ
    kids children students soldiers guards cops reporters""".split()
)
"""Names of several, who have no gender and no age of their own."""

ADULT_LOOKS = frozenset(
    """attractive sexy gorgeous stunning seductive voluptuous busty curvy leggy hot beautiful
    handsome drunk drunken tipsy topless naked nude bikini flirting flirty flirtatious pregnant
    smoking bar office party waitress working delivery counter desk night club call show college
    bikinied scantily half-dressed dancing lingerie new shop sales checkout coat-check hat-check
    flower weather pin-up""".split()
)
"""Words beside GIRL or BOY that are not said of children."""


PRONOUNS = {
    "en": "she / he / herself hers / his himself",
    "fr": "elle / il / /",
    "de": "sie / er / / sein seine seinen seinem seiner",
    "es": "ella / él / /",
    "it": "ella lei / egli lui / /",
    "pt": "ela / ele / dela / dele",
    "nl": "zij ze / hij / haar /",
    "sv": "hon / han / hennes / hans",
    "pl": "ona / on / jej / jego",
    "ru": "она / он / её ее / его",
    "el": "αυτη / αυτοσ / /",
    "hu": "/ / /",
}
"""By language: she, he, and what is hers or his."""

OWNERS: dict[str, Gender] = {
    "his": "male", "her": "female", "sein": "male", "seine": "male", "hans": "male",
    "hennes": "female", "ihr": "female", "ihre": "female", "haar": "female", "zijn": "male",
    "его": "male", "её": "female", "ее": "female", "jego": "male", "jej": "female",
}  # fmt: skip
"""What a cast list calls the one above by: "his wife" follows a man."""

_FEMININE_GERMAN = ("erin", "tin", "gin", "nin", "sin", "zin", "ssin")
_COMPOUNDS = {
    "de": "witwe frau mann mädchen dame sohn tochter mutter vater bruder schwester knecht magd junge",
    "sv": "kvinna man fru flicka pojke hustru dotter jungfru piga dräng",
    "nl": "weduwe vrouw man meisje dame zoon dochter knecht meid",
}


def fold(text: str, language: str) -> str:
    """`text` as words are looked up: case folded, for Greek without accents."""
    return (bare(text) if language == "el" else text).casefold()


def bare(text: str) -> str:
    """`text` without accents."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(c for c in letters if not unicodedata.combining(c))


@cache
def vocabulary(language: str) -> dict[str, Word]:
    """Words of `language` that tell gender or age, and titles of all languages; keys are folded."""
    words = _read(_TITLES, language)
    words |= _read(_TABLES.get(language, _TABLES["en"]), language)
    if language in _BARE_CAPITALS:
        for word, said in list(words.items()):
            words.setdefault(bare(word), said)
    return words


def meaning(token: str, language: str) -> Word | None:
    """What one folded word tells; compounds ("kammermädchen") as their last part does."""
    words = vocabulary(language)
    found = words.get(token)
    if found or len(token) < 6:
        return found
    for end in _COMPOUNDS.get(language, "").split():
        if token.endswith(end) and len(token) > len(end) + 2:
            return words[end]
    if language == "de" and token.endswith(_FEMININE_GERMAN):
        return Word("female", None)
    return None


def _read(table: str, language: str) -> dict[str, Word]:
    words: dict[str, Word] = {}
    said = Word(None, None)
    for line in table.strip().splitlines():
        head, colon, rest = line.partition(":")
        if colon:
            gender, age = head.split()
            said = Word(_GENDERS.get(gender), _AGES.get(age))
        for word in (rest if colon else line).split():
            words[fold(word, language)] = said
    return words


_BARE_CAPITALS = frozenset({"fr", "es", "pt"})
"""Languages in which names in capitals are often written without accents."""
_GENDERS: dict[str, Gender] = {"female": "female", "male": "male"}
_AGES: dict[str, Age] = {"child": "child", "young": "young", "old": "old"}
