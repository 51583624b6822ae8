"""What is spelt, letter by letter."""

from __future__ import annotations

SPELT = frozenset(
    """ABC ACLU AKA ATF ATM BBC BMW CBS CCTV CD CEO CFO CIA CNN CPR CSI DA DC DEA DIY DJ DMV DNA DOA DVD EMT
    DUI EPA ER ESP ESPN EU FAQ FBI FDA FDR GOP GPS HBO HBCU HD HIV HMS HQ HR ICU ID IQ IRS IRA JFK KGB LAPD LAX LCD LED LGBT
    LLC LSD MBA MC MGM MI MIA MIT MLB MP MRI MTV NAACP NBA NBC NCAA NFL NHL NHS NPR NRA NSA NY NYC NYPD NYU OBGYN
    OJ OK PBS PC PI PO PR PS PTA PTSD PVC RAF RN RSVP RV SFX SOS SS SUV TB TBA TNT TV UCLA UFO UK UN UPS
    URL USA USB USC USMC USS VFX VHS VIP VP WC WTF XXX YMCA YWCA""".split()
)
"""What is spelt, letter by letter, though it may look like a word."""
SPELT_LOUD = frozenset(["EMT", "DOA", "AKA", "ESP", "OBGYN"])
"""Those that an engine reads as a word, or says wrong."""
