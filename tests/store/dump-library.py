#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a library as SQL text: how the files in tests/store/libraries were made.

Usage: dump-library.py LIBRARY >tests/store/libraries/version-N.sql

Reads the file as it lies there, with no code of the program: the search index
is written as its own tables' rows and put back by its entry in the schema, so
that a dump needs neither our tokenizer nor our functions. When the schema gets
a new version, dump a library of it that holds a plan with all kinds of rows.
"""

import sqlite3
import sys

SHADOW_ENDS = ("data", "idx", "content", "docsize", "config")


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"X'{value.hex()}'"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return repr(value)


def dump_rows(connection, name):
    for row in connection.execute(f'SELECT * FROM "{name}"'):
        yield f'INSERT INTO "{name}" VALUES ({", ".join(literal(value) for value in row)});'


def dump(connection):
    for pragma in ("application_id", "user_version"):
        yield f"PRAGMA {pragma} = {connection.execute(f'PRAGMA {pragma}').fetchone()[0]};"
    yield "PRAGMA foreign_keys = OFF;"
    yield "BEGIN;"
    entries = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    virtual = {name for _, name, _, sql in entries if sql.startswith("CREATE VIRTUAL TABLE")}
    shadows = {f"{name}_{end}" for name in virtual for end in SHADOW_ENDS}
    for kind, name, _, sql in entries:
        if kind != "table" or name in virtual:
            continue
        if name == "sqlite_sequence":
            yield "DELETE FROM sqlite_sequence;"
        elif name in shadows:
            yield sql.replace(f"'{name}'", f'"{name}"') + ";"
        else:
            yield sql + ";"
        yield from dump_rows(connection, name)
    for kind, name, _, sql in entries:
        if kind == "index":
            yield sql + ";"
    yield "PRAGMA writable_schema = ON;"
    for kind, name, table, sql in entries:
        if name in virtual or kind == "trigger":
            yield ("INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ("
                   + ", ".join(literal(value) for value in (kind, name, table, 0, sql)) + ");")
    yield "PRAGMA writable_schema = OFF;"
    yield "COMMIT;"


def main(path):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for line in dump(connection):
        print(line)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
