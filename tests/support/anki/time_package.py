"""Prints how long Anki's engine takes to import a package and to export all of it again, in seconds, as JSON."""

import json
import os
import sys
import tempfile
import time

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

with tempfile.TemporaryDirectory() as folder:
    collection = Collection(os.path.join(folder, "collection.anki2"))
    begin = time.monotonic()
    collection.import_anki_package(
        ImportAnkiPackageRequest(
            package_path=sys.argv[1],
            options=ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True),
        )
    )
    imported = time.monotonic() - begin
    begin = time.monotonic()
    collection.export_anki_package(
        out_path=os.path.join(folder, "out.apkg"),
        options=ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=True, with_media=True, legacy=False
        ),
        limit=None,
    )
    print(json.dumps({"import_s": imported, "export_s": time.monotonic() - begin}))
    collection.close()
