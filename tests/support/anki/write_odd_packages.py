"""Makes packages that contain what breaks importers, with Anki's own engine, and writes them into a folder.

usage: write_odd_packages.py FOLDER : prints, as JSON, the instants and days that the packages were made with

What the engine refuses to write itself is changed afterwards in the collection of its legacy package, as other programs
and damaged collections have it.
"""

import json
import os
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile

from anki.collection import Collection, ExportAnkiPackageOptions

DAY = 86_400_000
# Noon of 1 September 2025 in UTC, in milliseconds.
NOON = 1_756_728_000_000
NFD = unicodedata.normalize("NFD", "Café")


def package(folder, name, make, change=None, legacy=True, collection_name="collection.anki21"):
    """Writes what `make` puts into an empty collection; `change` is given the collection of the package as a database.
    The package then has it under `collection_name` alone."""
    with tempfile.TemporaryDirectory() as place:
        collection = Collection(os.path.join(place, "collection.anki2"))
        make(collection)
        path = os.path.join(folder, name)
        collection.export_anki_package(
            out_path=path,
            options=ExportAnkiPackageOptions(
                with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy
            ),
            limit=None,
        )
        collection.close()
        if change:
            changed(path, change, collection_name)


def changed(path, change, collection_name):
    """Rewrites the newest collection in a legacy package."""
    with tempfile.TemporaryDirectory() as place:
        with zipfile.ZipFile(path) as zipped:
            zipped.extractall(place)
        inner = os.path.join(place, "collection.anki21")
        db = sqlite3.connect(inner)
        change(db)
        db.commit()
        db.close()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
            zipped.write(inner, collection_name)
            zipped.write(os.path.join(place, "media"), "media")


def add(collection, type_name, fields, deck="Default", tags=()):
    note = collection.new_note(collection.models.by_name(type_name))
    for at, value in enumerate(fields):
        note.fields[at] = value
    note.tags = list(tags)
    collection.add_note(note, collection.decks.id(deck))
    return note


def basic(*notes):
    return lambda collection: [add(collection, "Basic", [f"{name}?", name]) for name in notes]


def studied(db, front, days, kind=1, interval=10, factor=2500):
    """Gives the card of a note reviews at noon of these days after 1 September 2025, and makes it due later."""
    (card,) = db.execute("select c.id from cards c join notes n on n.id = c.nid where n.sfld = ?", (front,)).fetchone()
    for at, day in enumerate(days):
        db.execute(
            "insert into revlog values (?, ?, -1, 3, ?, 1, ?, 4000, ?)",
            (NOON + day * DAY, card, interval, factor, 0 if at == 0 else kind),
        )
    db.execute(
        "update cards set type = 2, queue = 2, due = 30, ivl = ?, factor = ?, reps = ? where id = ?",
        (interval, factor, len(days), card),
    )
    return card


def template_types(collection, question, with_second):
    models = collection.models
    made = models.by_name("Capitals")
    if made is None:
        made = models.new("Capitals")
        for name in ("Country", "Capital"):
            models.add_field(made, models.new_field(name))
        template = models.new_template("Card 1")
        template["qfmt"] = question
        template["afmt"] = "{{FrontSide}}<hr id=answer>{{Capital}}"
        models.add_template(made, template)
        if with_second:
            template = models.new_template("Card 2")
            template["qfmt"] = "{{Capital}}"
            template["afmt"] = "{{FrontSide}}<hr id=answer>{{Country}}"
            models.add_template(made, template)
        models.add(made)


def capitals(question, with_second):
    def make(collection):
        template_types(collection, question, with_second)
        note = add(collection, "Capitals", ["Kazakhstan", "Astana"])
        collection.db.execute("update notes set guid = 'capital', id = ? where id = ?", NOON, note.id)
        collection.db.execute("update cards set nid = ? where nid = ?", NOON, note.id)

    return make


def later(db):
    db.execute("update notes set mod = mod + 1000")


def nested(collection):
    add(collection, "Cloze", ["{{c1::The {{c2::Shanghai}} Organisation}} was founded in {{c3::2001::a year}}.", ""])


def lost_types(db):
    db.execute("update notes set mid = 42 where sfld = 'lost?'")


def duplicate_guids(db):
    db.execute("update notes set guid = 'twice'")


def empty_cards(db):
    db.execute("update notes set flds = '' || char(31) || 'answer', sfld = '' where sfld = 'empty?'")


def filtered(collection):
    note = add(collection, "Basic", ["filtered?", "filtered"], "Home::Deck")
    card = note.cards()[0]
    card.type, card.queue, card.ivl, card.due, card.reps = 2, 2, 40, 12, 3
    collection.update_card(card)
    deck = collection.sched.get_or_create_filtered_deck(0)
    deck.name = "Cram"
    deck.config.search_terms[0].search = ""
    deck.config.reschedule = True
    collection.sched.add_or_update_filtered_deck(deck)


def old_scheduler(db):
    db.execute("update col set conf = json_remove(json_set(conf, '$.schedVer', 1), '$.creationOffset')")
    card = studied(db, "old?", [0, 3, 10])
    # Three buttons in learning: 2 was Good.
    db.execute("update revlog set ease = 2 where cid = ? and type = 0", (card,))


def future(db):
    card = studied(db, "future?", [0, 5])
    db.execute("insert into revlog values (?, ?, -1, 3, 10, 1, 2500, 4000, 1)", (NOON + 40_000 * DAY, card))
    db.execute("update cards set due = 20000 where id = ?", (card,))


def before_creation(db):
    studied(db, "before?", [-3000, -2990])


def odd_values(db):
    card = studied(db, "odd?", [0, 4])
    db.execute("update cards set ivl = -5, factor = 0, reps = -1, lapses = 70000, due = -400 where id = ?", (card,))
    db.execute("update revlog set time = -7, ivl = 2000000 where cid = ? and type = 1", (card,))


def no_deck(db):
    db.execute("update cards set did = 987654321")


def orphans(db):
    db.execute("insert into revlog values (?, 77, -1, 3, 10, 1, 2500, 4000, 1)", (NOON + 1,))
    db.execute(
        "insert into cards select 78, 79, did, 0, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data from cards limit 1"
    )


def names(collection):
    add(collection, "Basic", ["slash?", "slash"], "a/b\\c::.. ::d", ["x/y", "../up"])
    add(collection, "Basic", ["nfc?", "nfc"], "Café", ["Café"])


def nfd_names(db):
    ((decks,),) = db.execute("select decks from col").fetchall()
    known = json.loads(decks)
    (home,) = [deck for deck in known.values() if deck["name"] == "Café"]
    known["1234567890123"] = {**home, "id": 1234567890123, "name": NFD}
    db.execute("update col set decks = ?", (json.dumps(known),))
    (note,) = db.execute("select id from notes where sfld = 'slash?'").fetchone()
    db.execute(
        "insert into notes select id + 1, 'nfd', mid, mod, usn, ?, ?, 'nfd?', 0, flags, data from notes where id = ?",
        (f" {NFD} ", f"nfd?\x1f{NFD}", note),
    )
    db.execute(
        "insert into cards select id + 1000, nid + 1, 1234567890123, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data from cards where nid = ?",
        (note,),
    )


def missing_media(collection):
    collection.media.write_data("here.png", b"png")
    add(collection, "Basic", ["missing?", '<img src="gone.png"> <img src="here.png"> [sound:gone.mp3]'])


def main():
    folder = sys.argv[1]
    package(folder, "duplicate-guids.apkg", basic("first", "second"), duplicate_guids)
    package(folder, "template-1.apkg", capitals("Capital of {{Country}}?", False), lambda db: studied(db, "Kazakhstan", [0, 5]))
    package(folder, "template-2.apkg", capitals("What is the capital of {{Country}}?", True), later)
    package(folder, "missing-media.apkg", missing_media, legacy=False)
    package(folder, "names.apkg", names, nfd_names)
    package(folder, "nested-cloze.apkg", nested, legacy=False)
    package(folder, "empty-card.apkg", basic("empty", "full"), empty_cards)
    package(folder, "deleted-type.apkg", basic("lost", "kept"), lost_types)
    package(folder, "filtered.apkg", filtered, legacy=False)
    package(folder, "scheduler-1.apkg", basic("old"), old_scheduler, collection_name="collection.anki2")
    package(folder, "future.apkg", basic("future"), future)
    package(folder, "before-creation.apkg", basic("before"), before_creation)
    package(folder, "odd-values.apkg", basic("odd"), odd_values)
    package(folder, "no-deck.apkg", basic("homeless"), no_deck)
    package(folder, "orphans.apkg", basic("parent"), orphans)
    print(json.dumps({"noon": NOON}))


main()
