"""Imports a package into an empty collection with Anki's own engine, and exports all of it again.

usage: pass_through.py PACKAGE OUT
"""

import os
import sys
import tempfile

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

with tempfile.TemporaryDirectory() as folder:
    collection = Collection(os.path.join(folder, "collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(
            package_path=sys.argv[1],
            options=ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True),
        )
    )
    collection.export_anki_package(
        out_path=sys.argv[2],
        options=ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=False),
        limit=None,
    )
    collection.close()
