"""Disclosure control: what would say something about a person is not shown, nor what gives it away.

`hidden` says what is hidden and why. `counting` finds what is too small to be shown, and `related`
what is so beside the counts of another indicator; `breakdowns` and `spans` find the equations that
readers can use within an indicator, and `bonds` those between indicators; `known` adds what earlier
editions have shown, and `published` joins it all; `assembly` puts it into numbers, with `unknowns`
for what nobody wrote. `room` audits a `system` of numbers, by `flow` where it can and by `simplex`
elsewhere, where `joints` make one of what can only change together; `ways` finds what more to hide,
and `protection` hides until all is safe, with as much `effort` as it may spend.
"""
