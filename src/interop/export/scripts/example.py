"""Reads the export with its labels and makes its tables again. Python 3.8 or newer, nothing else needed:

    python3 example.py

Afterwards `tables.csv` holds a frequency table of every question with choices, unweighted and weighted so that each
organisation counts once. `read_table` gives a list of dictionaries; with pandas, go on with
`pandas.DataFrame(read_table("answers"))`.
"""

import csv
import datetime
import re
import sys
from collections import Counter

csv.field_size_limit(2**31 - 1)


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


COLUMNS = read_csv("columns.csv")
CODES = read_csv("codes.csv")

# Texts that begin like a formula have an apostrophe in front of them in the CSV files; this takes it off again.
NEUTRALISED = re.compile("^'(?='*[=+\\-@\t\r\0\uff1d\uff0b\uff0d\uff20])")


def value_of(text, column):
    if text == "":
        return None
    if column["kind"] in ("number", "flag"):
        return float(text) if "." in text else int(text)
    if column["kind"] == "date":
        return datetime.date.fromisoformat(text)
    return NEUTRALISED.sub("", text) if column["neutralised"] == "1" else text


def read_table(table):
    """The rows of one table; an empty cell is None."""
    own = [column for column in COLUMNS if column["table"] == table]
    rows = read_csv("data/" + table + ".csv")
    return [{column["column"]: value_of(row[column["column"]], column) for column in own} for row in rows]


def labels_of(table, column):
    """Words by code, for a column whose values are codes."""
    return {row["code"]: row["label"] for row in CODES if row["table"] == table and row["column"] == column}


def organisation_weights(rows):
    """Several answers of one organisation share the weight of one; an answer without a name stands for itself."""
    names = [row.get("meta_organisation") for row in rows]
    sizes = Counter(name for name in names if name is not None)
    return [1 / sizes[name] if name is not None else 1.0 for name in names]


def frequencies(table, rows, weights):
    """n: how often it was chosen; base: how many answered the question. Shares of a question with several answers add
    up to more than 1."""
    for column in COLUMNS:
        if column["table"] != table:
            continue
        name = column["column"]
        labels = labels_of(table, name)
        base = sum(row[name] is not None for row in rows)
        if column["role"] == "answer" and labels:
            wanted = [(name, code, code) for code in labels]
        elif column["role"] == "choice":
            wanted = [(column["question"], column["choice"], 1)]
        else:
            continue
        counts, weighted = Counter(), Counter()
        for row, weight in zip(rows, weights):
            counts[row[name]] += 1
            weighted[row[name]] += weight
        for question, code, value in wanted:
            yield [table, question, code, counts[value], base, "%.4f" % weighted[value]]


def main():
    with open("tables.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["table", "question", "code", "n", "base", "weighted"])
        for table in dict.fromkeys(column["table"] for column in COLUMNS):
            rows = read_table(table)
            writer.writerows(frequencies(table, rows, organisation_weights(rows)))
    print("tables.csv written", file=sys.stderr)


if __name__ == "__main__":
    main()
