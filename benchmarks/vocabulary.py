"""The words that made-up reports are written with, and the sentences they make."""

from random import Random

MUNICIPALITIES = (
    "Exempelby",
    "Modellinge",
    "Mallsjö",
    "Provköping",
    "Skissvik",
    "Testerud",
    "Utkastby",
    "Övningsbo",
    "Påhittinge",
    "Ritberga",
    "Tänkmåla",
    "Låtsasäter",
    "Försöksta",
    "Repeteryd",
    "Ungefärsund",
    "Antagby",
)

GROUPS = ("Barn", "Ungdomar", "Unga vuxna", "Vuxna", "Föräldrar", "Familjer", "Brukare", "Anhöriga")

AREAS = (
    "Individ- och familjeomsorg",
    "Barn och unga",
    "Vuxna och beroende",
    "Försörjning och arbete",
)

DEVIATION_AREAS = ("Handläggning", "Dokumentation", "Informationsöverföring", "Bemötande")

TOPICS = (
    "Dokumentation",
    "Samverkan",
    "Egenkontroll",
    "Delaktighet",
    "Bemanning",
    "Introduktion",
    "Uppföljning",
    "Tidiga insatser",
)

_WHO = (
    "mottagningen",
    "utredningsgruppen",
    "öppenvården",
    "familjeteamet",
    "enhetscheferna",
    "handläggarna",
    "socialsekreterarna",
    "behandlarna",
    "ledningsgruppen",
    "kvalitetsgruppen",
    "fältsekreterarna",
    "arbetslaget för unga vuxna",
)

_DID = (
    ("gick", "igenom rutinerna för dokumentation"),
    ("tog", "fram en gemensam mall för uppföljning"),
    ("prövade", "ett nytt sätt att planera utredningar"),
    ("bjöd", "in föräldrar till samtal om stödet"),
    ("såg", "över vägen in till de öppna insatserna"),
    ("fördelade", "om uppdrag mellan grupperna"),
    ("utbildade", "nya kollegor i samtal med barn"),
    ("följde", "upp avslutade insatser tillsammans med familjerna"),
    ("kartlade", "varför svaren till anmälare dröjer"),
    ("höll", "en särskild tid fri för första mötet"),
    ("granskade", "ett urval av journaler från en annan enhet"),
    ("beskrev", "varje steg i handläggningen i ledningssystemet"),
    ("frågade", "brukarna vad som var svårast att förstå"),
    ("ordnade", "handledning i ärenden där flera myndigheter deltar"),
    ("samlade", "avvikelserna och letade efter gemensamma orsaker"),
    ("kortade", "vägen mellan anmälan och skyddsbedömning"),
    ("lyfte", "in barnets egen berättelse i genomförandeplanen"),
    ("byggde", "ut stödet på hemmaplan under kvällar och helger"),
)

_WHEN = (
    "under våren",
    "efter sommaren",
    "i början av året",
    "tillsammans med skolan",
    "i samarbete med vårdcentralen",
    "varje månad",
    "på nämndens uppdrag",
    "under hösten",
    "vid årets planeringsdagar",
    "trots vakanser i gruppen",
)

_WHY = (
    "så att stödet kommer igång tidigare",
    "eftersom väntan hade blivit lång",
    "vilket gav lugnare arbetsveckor",
    "men effekten syns ännu inte i siffrorna",
    "och resultatet diskuterades på arbetsplatsträffen",
    "för att färre ska behöva berätta samma sak flera gånger",
    "utan att handläggningen blev långsammare",
    "så att orsakerna blir kända innan nya åtgärder väljs",
    "vilket brukarna själva hade efterfrågat",
    "och erfarenheterna tas med i nästa års plan",
)


def sentence(random: Random) -> str:
    """Write a sentence in one of two word orders."""
    who, (verb, what), when = random.choice(_WHO), random.choice(_DID), random.choice(_WHEN)
    told = random.choice((f"{who} {verb} {what} {when}", f"{when} {verb} {who} {what}"))
    why = f", {random.choice(_WHY)}" if random.random() < 0.6 else ""
    return f"{told[0].upper()}{told[1:]}{why}."


def paragraphs(random: Random, count: int) -> str:
    """Write paragraphs of three to six sentences."""
    lengths = [random.randint(3, 6) for _ in range(count)]
    return "\n\n".join(" ".join(sentence(random) for _ in range(length)) for length in lengths)


def bullets(random: Random, count: int) -> str:
    """Write a list whose items begin with what they are about."""
    topics = random.sample(TOPICS, count)
    return "\n".join(f"- **{topic}.** {sentence(random)}" for topic in topics)
