"""lookalikes.tsv: words that begin with a surname and are no names, from the long tail of jieba's dictionary."""

import common

OFTEN = 400    # A surname of this weight begins so many names that a name tag is believed
FAMOUS = 600   # … unless the word is used far more often than any name


def main():
    surnames = {row[0]: int(row[2]) for row in common.read("surnames")}
    known = set()
    for name in ("words persons titles title-prefixes address organs unit-suffixes relative collectives companies company-suffixes "
                 "divisions countries place-suffixes meeting-heads role-verbs").split():
        known |= common.words(name)
    rows = []
    for word, frequency, tag in common.jieba():
        if not common.is_han(word) or not 2 <= len(word) <= 3 or word in known or word[0] not in surnames:
            continue
        if tag.startswith("nr") and (len(word) == 3 or (surnames[word[0]] >= OFTEN and frequency < FAMOUS)):
            continue
        rows.append((word, "n"))
    rows.sort()
    common.write("lookalikes", """
        Words of two and three characters that look like names and are none: 龙舟, 余震, 白皮书. class: always n.
        Source: jieba's dictionary, MIT: its words that begin with a surname of surnames.tsv and stand in no list of ours; of those that it
        takes for names (nr) only the ones with a rare surname or of high frequency. Written by derive/lookalikes.py.""",
                 "word class", rows)


main()
