"""Makes a collection with Anki's own engine, writes it as packages, and prints what is in it as JSON.

usage: write_packages.py FOLDER : writes new.apkg, old.apkg, new.colpkg and old.colpkg
"""

import json
import os
import sys

from anki.collection import Collection, ExportAnkiPackageOptions
from anki.decks import DeckId
from anki.scheduler.v3 import CardAnswer

NOTES = [
    ("Basic", ["What was trade worth in <b>2022</b>?", "$190&nbsp;billion<br>a record"], ["economy::trade", "marked"], "Asia::China"),
    ("Basic (and reversed card)", ["Astana", "capital of Kazakhstan"], [], "Asia"),
    ("Basic (optional reversed card)", ["only front", "no reverse", ""], [], "Asia"),
    ("Basic (optional reversed card)", ["front", "back", "y"], [], "Asia"),
    ("Basic (type in the answer)", ["Capital of Uzbekistan?", "Tashkent"], [], "Asia"),
    ("Cloze", ["{{c1::The {{c2::SCO}} was founded}} in {{c3::<i>Shanghai</i>::a city}}", "in <u>2001</u>"], [], "Asia::China"),
    ("Cloze", ["Energy: \\({{c1::E}} = mc^2\\) &lt;done&gt;", ""], [], "Default"),
    ("Basic", ["<ul><li>one</li><li>two</li></ul>", '<img src="map.png"> [sound:ping.mp3]'], [], "Default"),
    ("Basic", ["Ünïcode 日本 😀", "<div>a</div><div><br></div><div>b</div>"], ["日本::tag"], "Default"),
    ("Basic", ["suspended", "a"], [], "Default"),
    ("Basic", ["buried", "a"], [], "Default"),
    ("Basic", ["filtered", "a"], [], "Default"),
    ("Basic", ["studied", "a"], [], "Default"),
    ("Fields", ["日本[にほん]", "Japan", "a country", "<b>x</b>"], ["t"], "Asia::China"),
]


def note_type(col):
    models = col.models
    made = models.new("Fields")
    for name in ("Word", "Meaning", "Clue", "Extra"):
        models.add_field(made, models.new_field(name))
    template = models.new_template("Word to meaning")
    template["qfmt"] = "{{Deck}} {{Subdeck}} {{Tags}} {{Type}} {{Card}}<br>{{kanji:Word}} {{kana:Word}} {{text:Extra}}{{^Extra}}none{{/Extra}}{{#Clue}} clue{{/Clue}} {{hint:Clue}}"
    template["afmt"] = "{{FrontSide}}<hr id=answer>{{Meaning}}<script>1</script>"
    models.add_template(made, template)
    models.add(made)


def study(col):
    """Answers one card as a learner does, and adds a review of every kind."""
    (card_id,) = col.find_cards('"studied"')
    col.set_config("fsrs", True)
    col.decks.select(DeckId(1))
    card = col.get_card(card_id)
    for rating in (CardAnswer.GOOD, CardAnswer.EASY):
        card.start_timer()
        states = col._backend.get_scheduling_states(card.id)
        answer = col.sched.build_answer(card=card, states=states, rating=rating)
        col.sched.answer_card(answer)
        card = col.get_card(card_id)
    first = 1_700_000_000_000
    rows = [
        (first + kind * 86_400_000, card_id, -1, 0 if kind > 3 else 1 + kind % 4, -600 if kind == 0 else kind, 0, 2500, 4000 + kind, kind)
        for kind in range(6)
    ]
    col.db.executemany("insert into revlog values (?,?,?,?,?,?,?,?,?)", rows)


def main():
    folder = sys.argv[1]
    path = os.path.join(folder, "collection.anki2")
    col = Collection(path)
    note_type(col)
    col.media.write_data("map.png", b"png")
    col.media.write_data("ping.mp3", b"mp3")
    for name, fields, tags, deck in NOTES:
        note = col.new_note(col.models.by_name(name))
        note.fields = list(fields)
        note.tags = list(tags)
        col.add_note(note, col.decks.id(deck))
    preset = col.decks.get_config(1)
    preset.update({"desiredRetention": 0.87, "fsrsParams6": [round(0.1 * at, 4) for at in range(21)]})
    preset["new"].update({"delays": [1, 15], "perDay": 7})
    preset["rev"].update({"perDay": 77, "maxIvl": 500})
    preset["lapse"].update({"delays": [20], "leechFails": 5})
    col.decks.update_config(preset)
    col.sched.suspend_cards(col.find_cards('"suspended"'))
    col.sched.bury_cards(col.find_cards('"buried"'))
    col.set_user_flag_for_cards(3, col.find_cards('"Astana" card:1'))
    study(col)
    col.sched.set_due_date(col.find_cards('"filtered"'), "5")
    filtered = col.sched.get_or_create_filtered_deck(DeckId(0))
    filtered.name = "Cram"
    filtered.config.search_terms[0].search = '"filtered"'
    col.sched.add_or_update_filtered_deck(filtered)

    cards = []
    for card_id in col.find_cards(""):
        card = col.get_card(card_id)
        output = card.render_output()
        state = card.memory_state
        cards.append(
            {
                "id": card.id,
                "guid": card.note().guid,
                "ordinal": card.ord,
                "deck": col.decks.name(DeckId(card.odid or card.did)),
                "interval": card.ivl,
                "reps": card.reps,
                "lapses": card.lapses,
                "stability": state.stability if state else None,
                "difficulty": state.difficulty if state else None,
                "lastReview": card.last_review_time,
                "question": output.question_text,
                "answer": output.answer_text,
            }
        )
    notes = [
        {"guid": note.guid, "type": note.note_type()["name"], "fields": note.fields, "tags": note.tags}
        for note in (col.get_note(note_id) for note_id in col.find_notes(""))
    ]
    reviews = col.db.all("select id, cid, ease, ivl, time, type from revlog order by cid, id")
    made = {"crt": col.crt, "today": col.sched.today, "notes": notes, "cards": cards, "reviews": reviews}

    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True)
    for name, legacy in (("new", False), ("old", True)):
        options.legacy = legacy
        col.export_anki_package(out_path=os.path.join(folder, f"{name}.apkg"), options=options, limit=None)
    for name, legacy in (("new", False), ("old", True)):
        col.export_collection_package(os.path.join(folder, f"{name}.colpkg"), include_media=True, legacy=legacy)
        col = Collection(path)
    col.close()
    print(json.dumps(made))


main()
