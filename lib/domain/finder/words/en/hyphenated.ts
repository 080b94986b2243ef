/** What a hyphen joins to a number, with its plural where that is no “s” more: “12-mile”, “40-foot”, “27-nation”. */
const IRREGULAR: readonly (readonly [one: string, several: string])[] = [
  ['foot', 'feet'],
  ['inch', 'inches'],
  ['century', 'centuries'],
  ['country', 'countries'],
  ['person', 'people'],
  ['man', 'men'],
  ['woman', 'women'],
  ['family', 'families'],
  ['storey', 'storeys'],
  ['story', 'storeys'],
  ['hertz', 'hertz'],
]
const REGULAR =
  'mile kilometre kilometer metre meter centimetre centimeter millimetre millimeter yard acre hectare second minute hour day night week month year decade tonne ton kilogram kilo gram ounce litre liter gallon barrel megawatt gigawatt terawatt kilowatt watt volt kilovolt kiloton megaton degree knot page paragraph article chapter word member nation state seat bed room unit berth lane track stage vehicle ship vessel car carriage truck tank aircraft plane point step part player team judge question credit'
const SYMBOLS = 'km kg MW GW kW MWh GWh kWh mm cm ha'
const SAME = ['aircraft']

export const JOINED_UNITS: ReadonlyMap<string, string> = new Map([
  ...REGULAR.split(' ').map((word): [string, string] => [word, SAME.includes(word) ? word : `${word}s`]),
  ...IRREGULAR,
])

/** Symbols keep their capitals. */
export const JOINED_SYMBOLS: ReadonlySet<string> = new Set(SYMBOLS.split(' '))

/** Units in two words that hyphens or spaces join: “a 300-square-mile park”. */
export const JOINED_PAIRS: ReadonlyMap<string, string> = new Map(
  [
    'square mile',
    'square kilometre',
    'square kilometer',
    'square metre',
    'square meter',
    'cubic metre',
    'cubic meter',
    'nautical mile',
    'light year',
    'megawatt hour',
    'gigawatt hour',
    'kilowatt hour',
    'basis point',
    'percentage point',
  ]
    .map((words): [string, string] => [words, `${words}s`])
    .concat([
      ['square foot', 'square feet'],
      ['cubic foot', 'cubic feet'],
    ]),
)
