"""Writes a package with a note of Anki's own image occlusion, made by Anki's engine.

usage: write_occlusion.py OUT IMAGE OCCLUSION : the field of shapes as Anki's editor writes it
"""

import os
import sys
import tempfile

from anki.collection import Collection, ExportAnkiPackageOptions

out, image, occlusion = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    collection = Collection(os.path.join(folder, "collection.anki2"))
    collection.add_image_occlusion_notetype()
    kind = next(one for one in collection.models.all() if one.get("originalStockKind") == 6)
    collection.add_image_occlusion_note(
        notetype_id=kind["id"],
        image_path=image,
        occlusions=occlusion,
        header="Which <b>country</b>?",
        back_extra="See the atlas.",
        tags=["maps"],
    )
    collection.export_anki_package(
        out_path=out,
        options=ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=False),
        limit=None,
    )
    collection.close()
