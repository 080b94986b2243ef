const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Before two whole amounts with “to” between these say a change from one to the other and no range. */
export const CHANGE_VERBS = list(
  'rose rise rises rising risen fell fall falls falling fallen increase increased increases increasing grew grow grows growing grown jumped jump climbed climb slipped slip dropped drop drops declined decline raised raise raising cut cuts cutting lowered lower up down by went gone moved doubled tripled soared surged plunged shrank widened narrowed revised expanded improved swung',
)

/** Words that may stand between “between” and a number, and before the second number of a range. */
export const APPROXIMATE = list('about around roughly approximately some nearly almost perhaps maybe possibly just')

/** Units of measure behind a number, as they stand, longest first where one begins another. */
export const MEASURES: readonly (readonly string[])[] = [
  'parts per million',
  'parts per billion',
  'barrels per day',
  'barrels a day',
  'cubic metres per second',
  'cubic meters per second',
  'kilometres per hour',
  'kilometers per hour',
  'kilometres an hour',
  'kilometers an hour',
  'miles per hour',
  'miles an hour',
  'percentage points',
  'percentage point',
  'percentage - points',
  'percentage - point',
  'basis points',
  'basis point',
  'cubic kilometres',
  'cubic kilometers',
  'cubic metres',
  'cubic meters',
  'cubic feet',
  'square kilometres',
  'square kilometers',
  'square metres',
  'square meters',
  'square miles',
  'square feet',
  'sq km',
  'metric tons',
  'metric tonnes',
  'nautical miles',
  'light years',
  'degrees celsius',
  'degrees fahrenheit',
  'gigawatt hours',
  'terawatt hours',
  'megawatt hours',
  'kilowatt hours',
  'gigawatt - hours',
  'terawatt - hours',
  'megawatt - hours',
  'kilowatt - hours',
].map((words) => words.split(' '))

/** Short names of units, which keep their capitals. */
export const SYMBOLS: ReadonlySet<string> = new Set(
  'km km² km2 kg GW MW kW TW GWh MWh kWh TWh GWe MWe bcm mcm bpd mph kph cm mm ha Mt Gt kt Mtpa Gbps Mbps GB TB MB ppm ppb'.split(
    ' ',
  ),
)
