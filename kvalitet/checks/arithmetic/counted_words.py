"""Who is counted in a sentence, as patterns."""

FEMALE = r"(?:flickor|flicka|tjejer|tjej|kvinnor|kvinna)\b"
MALE = r"(?:pojkar|pojke|killar|kille|män|man)\b"
COUNTED = (
    r"\w{0,30}(?:barn|ungdomar|personer|individer|klienter|vuxna|elever|brukare|anställda"
    r"|medarbetare|föräldrar|vårdnadshavare|deltagare|svarande|anmälningar|ärenden|utredningar"
    r"|placeringar|insatser|hushåll|familjer|avvikelser)\b"
)
"""What social services count: persons, and what concerns them."""
