"""Imports a package into an empty collection with Anki's own engine, and prints its image occlusions as JSON.

usage: read_occlusion.py PACKAGE
"""

import json
import os
import sys
import tempfile

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

with tempfile.TemporaryDirectory() as folder:
    collection = Collection(os.path.join(folder, "collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(
            package_path=sys.argv[1],
            options=ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True),
        )
    )
    found = []
    for note_id in collection.find_notes(""):
        note = collection.get_note(note_id)
        kind = note.note_type()
        if kind.get("originalStockKind") != 6:
            continue
        read = collection.get_image_occlusion_note(note_id).note
        found.append(
            {
                "type": kind["name"],
                "image": read.image_file_name,
                "bytes": len(read.image_data),
                "header": read.header,
                "hidesAll": read.occlude_inactive,
                "shapes": sorted(
                    [group.ordinal, shape.shape, {value.name: value.value for value in shape.properties}]
                    for group in read.occlusions
                    for shape in group.shapes
                ),
                "cards": [
                    {"ordinal": card.ord + 1, "question": output.question_text, "answer": output.answer_text}
                    for card in note.cards()
                    for output in [card.render_output()]
                ],
            }
        )
    print(json.dumps(found))
    collection.close()
