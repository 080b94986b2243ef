/** Notes have at least 250 words. */
const MORE =
  'From its stairs the ferries, the salt sheds and the far bank can be seen on most days of the year. '.repeat(9)

/** A content file with two facts of which one contradicts the other. */
export const TOWERS = `---
id: towers-of-the-ashel
title: The towers of the Ashel
authors: [Ada Mason]
outlet: River Notes
published: 2023-02-01
---

Three towers stand where the Ashel meets the sea. The middle one fell in a flood and was never built again, although the harbour office still has the plans for it. The south tower serves as a lighthouse, and its keeper lives on the second floor with two cats and a radio. ${MORE}

About the north tower, the oldest, two accounts are told. The guide Bo Oar says that monks built the north tower. The records of the town say that traders built the north tower. Nobody has dug under it to find out, and the harbour office does not intend to.

${'```'}facts
- id: north-tower-by-monks
  kind: claim
  weight: should
  speaker: Bo Oar
  statement: The guide Bo Oar says that monks built the north tower.
  passage: The guide Bo Oar says that monks built the north tower.
  as-of: "2023-02"
  topics: [towers]
  cards:
    - id: north-tower-by-monks-who
      q: Who built the north tower of the Ashel, says the guide Bo Oar?
      a: monks
- id: north-tower-by-traders
  kind: claim
  weight: should
  speaker: the records of the town
  statement: The records of the town say that traders built the north tower.
  passage: The records of the town say that traders built the north tower.
  as-of: "2023-02"
  topics: [towers]
  links:
    - fact: north-tower-by-monks
      kind: contradicts
      note: The guide says monks; the records say traders.
  cards:
    - id: north-tower-by-traders-who
      q: Who built the north tower of the Ashel, by the records of the town?
      a: traders
${'```'}
`
