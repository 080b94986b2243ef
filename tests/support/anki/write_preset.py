"""Writes a package with a preset of its own and a studied card with Anki's own engine.

usage: write_preset.py OUT WEIGHTS : WEIGHTS is JSON. Prints what Anki remembers of the card as JSON.
"""

import json
import os
import sys
import tempfile
import time

from anki.collection import Collection, ExportAnkiPackageOptions
from anki.cards import FSRSMemoryState  # after the collection, which it needs

DAY = 86_400_000

with tempfile.TemporaryDirectory() as folder:
    collection = Collection(os.path.join(folder, "collection.anki2"))
    collection.set_config("fsrs", True)
    preset = collection.decks.add_config("Treaties")
    preset["new"].update(delays=[2, 30], perDay=7)
    preset["lapse"].update(delays=[], leechFails=6, leechAction=0, minInt=3)
    preset["rev"].update(perDay=150, maxIvl=1000)
    preset.update(
        fsrsParams6=json.loads(sys.argv[2]),
        desiredRetention=0.85,
        reviewOrder=7,
        newGatherPriority=1,
        newSortOrder=4,
        newMix=2,
        interdayLearningMix=1,
        buryInterdayLearning=True,
        easyDaysPercentages=[1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0],
    )
    collection.decks.update_config(preset)
    deck = collection.decks.id("Law")
    collection.decks.set_config_id_for_deck_dict(collection.decks.get(deck), preset["id"])
    law = collection.decks.get(deck)
    law.update(
        newLimit=4,
        reviewLimitToday={"limit": 60, "today": collection.sched.today},
        newLimitToday={"limit": 9, "today": collection.sched.today - 1},
    )
    collection.decks.save(law)
    note = collection.new_note(collection.models.by_name("Basic"))
    note.fields = ["Which treaty?", "Lisbon"]
    collection.add_note(note, deck)
    (card,) = note.cards()
    today = int(time.time()) * 1000 // DAY * DAY + DAY // 2
    rows = [(40, 3, 1, 0, 0), (38, 3, 6, 1, 1), (30, 1, 1, 6, 1), (28, 3, 9, 1, 1), (15, 4, 40, 9, 1)]
    collection.db.executemany(
        "insert into revlog values (?,?,-1,?,?,?,2500,4000,?)",
        [(today - ago * DAY, card.id, ease, interval, last, kind) for ago, ease, interval, last, kind in rows],
    )
    card.type = card.queue = 2
    card.ivl = 40
    card.due = collection.sched.today + 25
    card.reps = len(rows)
    card.lapses = 1
    collection.update_card(card)
    computed = collection._backend.compute_memory_state(card.id)
    card.memory_state = FSRSMemoryState(
        stability=computed.state.stability, difficulty=computed.state.difficulty
    )
    card.desired_retention = 0.85
    collection.update_card(card)
    collection.export_anki_package(
        out_path=sys.argv[1],
        options=ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=False),
        limit=None,
    )
    card.load()
    print(json.dumps({"stability": card.memory_state.stability, "difficulty": card.memory_state.difficulty}))
    collection.close()
