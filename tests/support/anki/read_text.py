"""Imports a text file twice into an empty collection with Anki's own engine, and prints what that did as JSON."""

import json
import os
import sys
import tempfile

from anki.collection import Collection, ImportCsvRequest


def main():
    with tempfile.TemporaryDirectory() as folder:
        col = Collection(os.path.join(folder, "collection.anki2"))
        imports = []
        for _ in range(2):
            metadata = col.get_csv_metadata(path=sys.argv[1], delimiter=None)
            log = col.import_csv(ImportCsvRequest(path=sys.argv[1], metadata=metadata)).log
            imports.append({name: len(getattr(log, name)) for name in ("new", "updated", "duplicate")})
        cards = [col.get_card(card_id) for card_id in col.find_cards("")]
        notes = [
            {
                "guid": card.note().guid,
                "type": card.note().note_type()["name"],
                "deck": col.decks.name(card.did),
                "tags": card.note().tags,
                "fields": dict(card.note().items()),
            }
            for card in cards
        ]
        print(json.dumps({"imports": imports, "notes": notes}))
        col.close()


main()
