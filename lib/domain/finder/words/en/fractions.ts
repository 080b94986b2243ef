const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** What one of so many equal parts is called: [one, several, how many make the whole]. */
const PARTS: readonly (readonly [one: string, several: string, whole: number])[] = [
  ['half', 'halves', 2],
  ['third', 'thirds', 3],
  ['quarter', 'quarters', 4],
  ['fourth', 'fourths', 4],
  ['fifth', 'fifths', 5],
  ['sixth', 'sixths', 6],
  ['seventh', 'sevenths', 7],
  ['eighth', 'eighths', 8],
  ['ninth', 'ninths', 9],
  ['tenth', 'tenths', 10],
  ['eleventh', 'elevenths', 11],
  ['twelfth', 'twelfths', 12],
  ['fifteenth', 'fifteenths', 15],
  ['sixteenth', 'sixteenths', 16],
  ['twentieth', 'twentieths', 20],
]

export const ONE_PART: ReadonlyMap<string, number> = new Map(PARTS.map(([one, , whole]) => [one, whole]))
export const SEVERAL_PARTS: ReadonlyMap<string, number> = new Map(PARTS.map(([, several, whole]) => [several, whole]))

/** Before a part these say that an amount is meant: “by a third”, “nearly two thirds”. */
export const BEFORE_A_PART = list(
  'by about nearly almost some over than roughly around only just least most approximately',
)

/** Behind a part that has no “of” these show that no noun follows, which “a third party” has. */
export const AFTER_A_PART = list(
  'in since from over during on between after last this and or but compared when while as at with were are was is had have has more less fewer higher lower larger smaller bigger cheaper dearer longer shorter said say says , . ; : ) — – ” ’',
)

/** Before “half” these make a stretch of time or one of two things of it. */
export const BEFORE_ONE_OF_TWO = list(
  'the a one first second latter other better top bottom final last opening northern southern eastern western lower upper back front each either this that his her its their another',
)

/** A part of one of these is an amount of it and no share: “a quarter of an hour”, “half of a mile”. */
export const MEASURED_IN = list(`
  second minute hour day week month year decade century millennium mile kilometre kilometer metre meter inch foot yard
  pound ounce kilogram gram tonne ton litre liter gallon pint cup teaspoon tablespoon acre hectare degree percent
  percentage per basis point cent dollar euro penny hundred thousand million billion trillion dozen bn mn`)

/** “three quarters of growth” are nine months. */
export const OF_A_QUARTER = list(`
  growth contraction decline recession expansion loss losses profit profits falling rising shrinking negative positive
  consecutive data results earnings sales fiscal stagnation`)

/** “one in five days” may be a day of five or a thing in five days. */
export const OF_TIME = list(
  'day days week weeks month months year years hour hours minute minutes decade decades second seconds quarter quarters season seasons game games match matches attempt attempts starts percent per',
)
