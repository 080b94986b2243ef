"""Times what a learner does with Anki's engine on an imported package: milliseconds by the clock and of processor
time, as JSON.

The arguments are the package, how many cards to answer, how many answers to undo, and the searches as a JSON list.
"""

import json
import os
import sys
import tempfile
import time

from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.scheduler.v3 import CardAnswer

ROUNDS, WARM_UP = 20, 10
path, answers, undos, searches = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), json.loads(sys.argv[4])


def ms(work):
    begin, processor = time.monotonic(), time.process_time()
    work()
    return [(time.monotonic() - begin) * 1000, (time.process_time() - processor) * 1000]


def median(work):
    times = [ms(work) for _ in range(WARM_UP + ROUNDS)]
    return [sorted(time[i] for time in times[WARM_UP:])[ROUNDS // 2] for i in range(2)]


with tempfile.TemporaryDirectory() as folder:
    collection = Collection(os.path.join(folder, "collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(
            package_path=path,
            options=ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True),
        )
    )
    collection.set_config("fsrs", True)
    # The deck above all others, so that its limits allow as many answers as are timed.
    for preset in collection.decks.all_config():
        preset["rev"]["perDay"] = preset["new"]["perDay"] = 9999
        collection.decks.update_config(preset)
    names = sorted(deck.name for deck in collection.decks.all_names_and_ids())
    parent = collection.decks.id("Everything")
    for deck in collection.decks.all_names_and_ids():
        if deck.id not in (1, parent) and "::" not in deck.name:
            collection.decks.reparent([deck.id], parent)
    collection.decks.select(parent)
    found = {}

    def queue():
        # Selecting the deck again clears the queue that the engine keeps.
        collection.decks.set_current(1)
        collection.decks.set_current(parent)
        found["queue"] = collection.sched.get_queued_cards(fetch_limit=1)

    result = {"cards": collection.card_count(), "queue": median(queue)}

    done = 0

    def answer():
        global done
        while done < answers:
            queued = collection.sched.get_queued_cards(fetch_limit=1)
            if not queued.cards:
                break
            top = queued.cards[0]
            now = int(time.time() * 1000)
            collection.sched.answer_card(
                CardAnswer(
                    card_id=top.card.id,
                    current_state=top.states.current,
                    new_state=top.states.good,
                    rating=CardAnswer.GOOD,
                    answered_at_millis=now,
                    milliseconds_taken=3000,
                )
            )
            done += 1

    result["answers"] = ms(answer)
    result["answered"] = done
    result["undo"] = ms(lambda: [collection.undo() for _ in range(min(undos, done))])
    result["searches"] = {search: median(lambda: collection.find_cards(search)) for search in searches}
    result["found"] = {search: len(collection.find_cards(search)) for search in searches}
    result["year"] = median(lambda: collection._backend.graphs(search="", days=365))
    result["all"] = median(lambda: collection._backend.graphs(search="", days=0))

    def fit():
        found["fit"] = collection._backend.compute_fsrs_params(
            search="",
            current_params=[],
            ignore_revlogs_before_ms=0,
            num_of_relearning_steps=1,
            health_check=False,
        )

    result["fit"] = ms(fit)
    result["fitted"] = len(found["fit"].params)
    print(json.dumps(result))
    collection.close()
