"""Words that say that something rises or falls, for patterns that look for them in prose."""

RISING = r"ökade|ökat|ökar|steg|stigit|stiger|växte|vuxit|växer|höjdes|höjts|gick upp|gått upp"
FALLING = (
    r"minskade|minskat|minskar|sjönk|sjunkit|sjunker|föll|fallit|faller|sänktes|sänkts"
    r"|gick ner|gick ned|gått ner|gått ned"
)
"""What has happened or is happening; not what should."""
