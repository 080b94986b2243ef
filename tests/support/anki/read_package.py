"""Imports packages into an empty collection with Anki's own engine, and prints what is then there as JSON.

usage: read_package.py PACKAGE... : each is imported in turn; what each import did is listed.
"""

import hashlib
import json
import os
import sys
import tempfile

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.decks import DeckId


def imported(col, path):
    request = ImportAnkiPackageRequest(
        package_path=path,
        options=ImportAnkiPackageOptions(
            merge_notetypes=True,
            with_scheduling=True,
            with_deck_configs=True,
        ),
    )
    log = col.import_anki_package(request).log
    return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}


def rendered(col, card):
    output = card.render_output()
    # Fields and templates that Anki cannot read come out as text with links to its manual.
    return {"question": output.question_text, "answer": output.answer_text}


def media(col):
    folder = col.media.dir()
    files = {}
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            files[name] = hashlib.sha256(file.read()).hexdigest()
    found = col.media.check()
    return {"files": files, "missing": list(found.missing), "unused": list(found.unused)}


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "collection.anki2")
        col = Collection(path)
        imports = [imported(col, one) for one in sys.argv[1:]]
        today = col.sched.today
        notes = {}
        cards = []
        for card_id in col.find_cards(""):
            card = col.get_card(card_id)
            note = card.note()
            notes[note.id] = {
                "guid": note.guid,
                "type": note.note_type()["name"],
                "tags": note.tags,
                "fields": dict(note.items()),
            }
            deck = col.decks.get(DeckId(card.did))
            cards.append(
                {
                    "guid": note.guid,
                    "template": card.ord,
                    "deck": deck["name"],
                    "preset": col.decks.config_dict_for_deck_id(DeckId(card.did))["name"],
                    "type": card.type,
                    "queue": card.queue,
                    # Days from today, or the instant in seconds.
                    "due": card.due - today if card.type == 2 or card.queue in (2, 3) else card.due,
                    "interval": card.ivl,
                    "reps": card.reps,
                    "lapses": card.lapses,
                    "left": card.left,
                    "flag": card.user_flag(),
                    "stability": card.memory_state.stability if card.memory_state else None,
                    "difficulty": card.memory_state.difficulty if card.memory_state else None,
                    "lastReview": card.last_review_time,
                    "desiredRetention": card.desired_retention,
                    "reviews": col.db.all(
                        "select id, ease, ivl, lastIvl, factor, time, type from revlog where cid = ? order by id",
                        card.id,
                    ),
                    **rendered(col, card),
                }
            )
        presets = [
            {
                "name": preset["name"],
                "weights": preset["fsrsParams6"],
                "desiredRetention": preset["desiredRetention"],
                "learning": preset["new"]["delays"],
                "relearning": preset["lapse"]["delays"],
                "maximumInterval": preset["rev"]["maxIvl"],
                "newPerDay": preset["new"]["perDay"],
                "reviewsPerDay": preset["rev"]["perDay"],
                "leeches": preset["lapse"]["leechFails"],
                "easyDays": preset["easyDaysPercentages"],
            }
            for preset in col.decks.all_config()
        ]
        problems, is_well = col.fix_integrity()
        print(
            json.dumps(
                {
                    "imports": imports,
                    "notes": list(notes.values()),
                    "cards": cards,
                    "presets": presets,
                    "decks": [deck.name for deck in col.decks.all_names_and_ids()],
                    "media": media(col),
                    "check": {"isWell": is_well, "problems": problems},
                }
            )
        )
        col.close()


main()
