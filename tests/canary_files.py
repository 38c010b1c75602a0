"""Files full of canaries: of each kind that can be read, and broken in each way."""

import csv
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from datetime import date

import polars as pl
import xlsxwriter
from canaries import rows_of, sheets

from ilacs.documents.lists.official_tabs import About
from ilacs.documents.lists.official_workbook import write_official
from ilacs.lists.declared import Layout, by_id
from ilacs.lists.standard_dataset.declared import tables
from ilacs.lists.typed import TypedSheet


def write_xlsx(path, content):
    with xlsxwriter.Workbook(path) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, headers, rows in content:
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, name)
            sheet.write_row(1, 0, headers)
            for at, row in enumerate(rows, 2):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, column, cell, days)
                    elif cell is not None:
                        sheet.write(at, column, cell)
    return path


def write_csv(path, headers, rows, encoding="utf-8"):
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.writer(file)
        writer.writerow(headers)
        for row in rows:
            writer.writerow(
                [f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row]
            )
    return path


def write_parquet(path, headers, rows):
    columns = zip(
        *[[None if cell is None else str(cell) for cell in row] for row in rows], strict=True
    )
    pl.DataFrame(dict(zip(headers, columns, strict=True))).write_parquet(path)
    return path


FEW = (by_id()["contacts"], by_id()["children_in_care"])


def workbook(folder, canaries):
    return write_xlsx(folder / "book.xlsx", sheets(canaries))


def small_workbook(folder, canaries):
    return write_xlsx(folder / "book.xlsx", sheets(canaries, FEW))


def one_table(canaries):
    ((_, headers, rows),) = sheets(canaries, FEW[1:])
    return headers, rows


def folder_of_csv(folder, canaries):
    place = folder / "exports"
    place.mkdir()
    for name, headers, rows in sheets(canaries):
        write_csv(place / f"{name}.csv", headers, rows)
    return place


def parquet(folder, canaries):
    return write_parquet(folder / "List_8.parquet", *one_table(canaries))


def spreadsheet(folder, canaries):
    """An OpenDocument spreadsheet, by way of the writer of the official workbook."""
    typed = [
        TypedSheet(name, name, tuple(headers), [tuple(row) for row in rows])
        for name, headers, rows in sheets(canaries)
    ]
    (path,) = write_official(typed, folder / "book.ods", About(Layout.Y2024))
    return path


WHOLE = [workbook, folder_of_csv, parquet, spreadsheet]


def changed(path, inside, change):
    """A workbook with one of its inner files changed."""
    with zipfile.ZipFile(path) as book:
        files = {name: book.read(name) for name in book.namelist()}
    (name,) = [name for name in files if name.endswith(inside)]
    files[name] = change(files[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in files.items():
            book.writestr(name, content)
    return path


def cut(path, *, share_kept=0.6):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share_kept)])
    return path


def flipped(path, step=997):
    content = bytearray(path.read_bytes())
    for at in range(step, len(content), step):
        content[at] ^= 0x5A
    path.write_bytes(bytes(content))
    return path


def text_of(canaries):
    headers, rows = one_table(canaries)
    lines = [",".join(headers), *(",".join(map(str, row)) for row in rows)]
    return "\n".join(lines)


def file_of(name, content):
    def make(folder, canaries):
        made = content(canaries)
        (folder / name).write_bytes(made if isinstance(made, bytes) else made.encode())
        return folder / name

    return make


def nested_parquet(folder, canaries):
    headers, rows = one_table(canaries)
    table = pl.DataFrame({
        header: [[str(row[at])] for row in rows] for at, header in enumerate(headers)
    })  # fmt: skip
    table.write_parquet(folder / "List_8.parquet")
    return folder / "List_8.parquet"


OLE = bytes.fromhex("D0CF11E0A1B11AE1")

BROKEN = {
    "a workbook cut short": lambda f, c: cut(small_workbook(f, c)),
    "a workbook with bytes changed": lambda f, c: flipped(small_workbook(f, c)),
    "a sheet cut short": lambda f, c: changed(
        small_workbook(f, c), "sheet1.xml", lambda xml: xml[: len(xml) * 2 // 3]
    ),
    "a sheet with tags mixed up": lambda f, c: changed(
        small_workbook(f, c), "sheet2.xml", lambda xml: xml.replace(b"</c><c", b"</v><c", 9)
    ),
    "a sheet that is text": lambda f, c: changed(
        small_workbook(f, c), "sheet1.xml", lambda _: text_of(c).encode()
    ),
    "texts cut short": lambda f, c: changed(
        small_workbook(f, c), "sharedStrings.xml", lambda xml: xml[: len(xml) // 2]
    ),
    "texts gone": lambda f, c: changed(
        small_workbook(f, c), "sharedStrings.xml", lambda _: b"<sst/>"
    ),
    "texts with an entity": lambda f, c: changed(
        small_workbook(f, c),
        "sharedStrings.xml",
        lambda xml: xml.replace(
            b"<sst", f'<!DOCTYPE x [<!ENTITY a "{c.text()}">]><sst'.encode(), 1
        ),
    ),
    "numbers that are none": lambda f, c: changed(
        small_workbook(f, c),
        "sheet2.xml",
        lambda xml: xml.replace(b"<v>918", f"<v>{c.text()}".encode()),
    ),
    "texts that are not there": lambda f, c: changed(
        small_workbook(f, c), "sheet1.xml", lambda xml: xml.replace(b't="s"><v>', b't="s"><v>99')
    ),
    "days out of reach": lambda f, c: changed(
        small_workbook(f, c), "sheet1.xml", lambda xml: xml.replace(b"<v>51", b"<v>918273001")
    ),
    "a spreadsheet cut short": lambda f, c: changed(
        spreadsheet(f, c), "content.xml", lambda xml: xml[: len(xml) * 2 // 3]
    ),
    "a spreadsheet with values that are none": lambda f, c: changed(
        spreadsheet(f, c),
        "content.xml",
        lambda xml: re.sub(
            rb'office:(date-)?value="', f'office:\\1value="{c.text()}'.encode(), xml
        ),
    ),
    "no workbook in it": lambda f, c: changed(
        small_workbook(f, c), "xl/workbook.xml", lambda _: c.text().encode()
    ),
    "a workbook with a password": file_of(
        "book.xlsx",
        lambda c: OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + text_of(c).encode(),
    ),
    "an old workbook that is none": file_of("book.xls", lambda c: OLE + text_of(c).encode()),
    "text by the name of a workbook": file_of("book.xlsx", text_of),
    "text by the name of a spreadsheet": file_of("book.ods", text_of),
    "a page by the name of a workbook": file_of(
        "book.xls", lambda c: f"<html><table><tr><td>{c.text()}</table>"
    ),
    "a table without headers": lambda f, c: write_csv(
        f / "List_1.csv", rows_of(FEW[0], c)[0], rows_of(FEW[0], c)
    ),
    "a table with rows of all lengths": lambda f, c: write_csv(
        f / "List_8.csv",
        one_table(c)[0],
        [row[: 1 + n % 9] + [c.text()] * n for n, row in enumerate(one_table(c)[1])],
    ),
    "a table in UTF-16": file_of("List_8.csv", lambda c: text_of(c).encode("utf-16")),
    "a table in no encoding": file_of(
        "List_8.csv", lambda c: text_of(c).encode().replace(b"zK", b"zK\x81\xff\xfe", 40)
    ),
    "a table with zeros": file_of("List_8.csv", lambda c: text_of(c).replace("zK", "zK\0")),
    "a table with a quotation mark left open": file_of(
        "List_8.csv", lambda c: text_of(c).replace("Qx", '"Qx', 5)
    ),
    "a table with quotation marks everywhere": file_of(
        "List_8.csv", lambda c: text_of(c).replace("zK", '"zK"x"')
    ),
    "a table with one enormous cell": file_of(
        "List_8.csv", lambda c: text_of(c) + "\n" + c.text() * 60_000
    ),
    "a table with headers twice": lambda f, c: write_csv(
        f / "List_8.csv", one_table(c)[0] * 2, [row * 2 for row in one_table(c)[1]]
    ),
    "Parquet cut short": lambda f, c: cut(parquet(f, c)),
    "Parquet with bytes changed": lambda f, c: flipped(parquet(f, c), 301),
    "Parquet with nested columns": nested_parquet,
    "something else": file_of("notes.txt", text_of),
    "JSON": file_of("book.json", lambda c: json.dumps({"child": c.text()})),
}


DATA_SET_CELLS = [
    lambda canaries: canaries.text(),
    lambda canaries: canaries.number(),
    lambda canaries: f"{canaries.day()}T00:00:00 {canaries.text()}",
    lambda canaries: f"{canaries.text()}\0",
]


def data_set(canaries, cell):
    """A data set whose every cell is a canary: (name, headers, rows) of each table."""
    for table in tables().values():
        headers = [field.name for field in table.fields]
        yield table.name, headers, [[cell(canaries) for _ in headers] for _ in range(3)]


def data_set_folder(folder, canaries, cell, more=b""):
    place = folder / "set"
    place.mkdir()
    for name, headers, rows in data_set(canaries, cell):
        path = write_csv(place / f"{name}.csv", headers, rows)
        path.write_bytes(path.read_bytes() + more)
    return place


def data_set_database(folder, canaries, cell):
    file = folder / "set.db"
    with closing(sqlite3.connect(file)) as connection, connection:
        for name, headers, rows in data_set(canaries, cell):
            connection.execute(f"CREATE TABLE {name} ({', '.join(headers)})")
            marks = ", ".join("?" for _ in headers)
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
    return f"sqlite:///{file}"


def database_in_no_encoding(folder, canaries, cell):
    address = data_set_database(folder, canaries, cell)
    with closing(sqlite3.connect(folder / "set.db")) as connection, connection:
        for table in tables().values():
            for field in table.fields:
                broken = f"CAST(CAST({field.name} || '\xff' AS BLOB) || x'fffe81' AS TEXT)"
                connection.execute(f"UPDATE {table.name} SET {field.name} = {broken}")
    return address


def broken_database(folder, canaries, cell):
    address = data_set_database(folder, canaries, cell)
    flipped(folder / "set.db", 1501)
    return address


DATA_SETS = {
    "a folder": data_set_folder,
    "a broken folder": lambda folder, canaries, cell: data_set_folder(
        folder, canaries, cell, b'\n"' + canaries.text().encode() + b"\xff\x81,,\n"
    ),
    "a database": data_set_database,
    "a database in no encoding": database_in_no_encoding,
    "a broken database": broken_database,
}


HEAD = "column,typed,code,answered_by,answered_on,why"

MAPPINGS = [
    "Qx99999zK",
    '"Qx99999zK',
    "Qx99999zK,\n,Qx9zK,,,,",
    f"{HEAD}\nEthnicity,Qx99999zK,Qx99998zK",
    f"{HEAD}\nQx99997zK,Qx99996zK,a) WBRI",
    f"{HEAD}\n(dates),Qx99999zK,Qx99998zK",
    f"{HEAD}\n(headers),Qx99999zK,Qx99998zK",
    f"{HEAD},Qx99999zK\n,,,,,,,,,Qx99998zK",
    f"{HEAD}\nEthnicity,Qx99999zK,a) WBRI\nEthnicity,Qx99999zK,q) CHNE",
    f"{HEAD}\nEthnicity,Qx99999zK\0,Qx99998zK\0",
]
