"""Writes a package of notes with media with Anki's own engine.

usage: write_media.py ORDER OUT : ORDER is JSON with files (base64 by name) and notes (a note type with its fields).
"""

import base64
import json
import os
import sys
import tempfile

from anki.collection import Collection, ExportAnkiPackageOptions
from anki.decks import DeckId

with tempfile.TemporaryDirectory() as folder:
    order = json.loads(sys.argv[1])
    collection = Collection(os.path.join(folder, "collection.anki2"))
    for name, content in order["files"].items():
        collection.media.write_data(name, base64.b64decode(content))
    for note_type, fields in order["notes"]:
        note = collection.new_note(collection.models.by_name(note_type))
        note.fields = fields
        collection.add_note(note, DeckId(1))
    collection.export_anki_package(
        out_path=sys.argv[2],
        options=ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=False),
        limit=None,
    )
    collection.close()
