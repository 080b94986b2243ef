/**
 * Texts that are hard to read: what repeats, nests or never ends, in the syntax of every format that the program reads.
 * Each is made to any length, so that a reader whose time grows faster than its input is found.
 */
export type Shape = { readonly name: string; readonly make: (characters: number) => string }

const repeated = (unit: string) => (characters: number) =>
  unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters)

const nested = (open: string, middle: string, close: string) => (characters: number) => {
  const depth = Math.max(1, Math.floor((characters - middle.length) / (open.length + close.length)))
  return open.repeat(depth) + middle + close.repeat(depth)
}

/** Many units, each with another number in it: what is remembered for one is of no use for the next. */
const counted = (unit: (n: number) => string) => (characters: number) => {
  const pieces: string[] = []
  for (let n = 0, length = 0; length < characters; n += 1) {
    const piece = unit(n)
    pieces.push(piece)
    length += piece.length
  }
  return pieces.join('').slice(0, characters)
}

/** A list in which each item is indented further than the one before. */
const stairs = (marker: string) => (characters: number) => {
  const lines: string[] = []
  for (let depth = 0, length = 0; length < characters; depth += 1) {
    const line = `${' '.repeat(2 * depth)}${marker} a`
    lines.push(line)
    length += line.length + 1
  }
  return lines.join('\n')
}

const between = (before: string, unit: string, after: string) => (characters: number) =>
  before + repeated(unit)(Math.max(1, characters - before.length - after.length)) + after

const sentence = (n: number): string =>
  `In March ${1900 + (n % 120)} the port of Weir handled ${1000 + ((n * 37) % 90000)} containers, said Maria Holm, its mayor. `

/** Units that are written one after the other, by what they try. */
const REPEATED: Readonly<Record<string, readonly string[]>> = {
  'Markdown block': [
    '1. ',
    '- ',
    '* ',
    '+ ',
    '1) ',
    '> ',
    '>',
    '> 1. ',
    '>- ',
    '#',
    '# ',
    '    ',
    '\t',
    '```\n',
    '~~~\n',
    '---\n',
    '- a\n  - b\n',
    '[a]: b\n',
    '[^a]',
    '[^a]: b\n\n',
    '- [ ] ',
    '|a',
    'a|b\n-|-\n',
    '| - ',
    'a\n=\n',
  ],
  'Markdown inline': [
    'a*b_c',
    '*a_ ',
    '**a ',
    '*a ',
    '_a_',
    '***',
    '`',
    '`a``',
    '[',
    '[a](b ',
    '[a](',
    '![a](b',
    '[a][b]',
    '][',
    '\\*',
    '<http://a ',
    'http://a.b/c ',
    'a@b.c ',
    '~~a',
  ],
  'card syntax': [
    '{{c1::',
    '{{c1::a}}',
    '}}',
    '}}}',
    '{{c1::{',
    '{{c1::image-occlusion:rect',
    ':',
    '\\(',
    '[latex]',
    '[sound:',
    'a[',
    '日本[にほん] ',
    '$',
    '$\\frac{',
    '$a$',
  ],
  HTML: [
    '<',
    '<a',
    '<a ',
    '<a b="',
    '<!--',
    '<!',
    '<?',
    '<![CDATA[',
    '<p>',
    '<b>',
    '<br>',
    '</p>',
    '<script>',
    '<script',
    '<style>',
    '<style',
    '<hr id=answer ',
    '<img src="data:',
    '<ul><li>',
    '<table><tr><td>a</table>',
    '&',
    '&#',
    '&amp;',
    '&lt;b&gt;',
    '<p>a<p>',
    '<li>a',
    '<td>',
    '<h2>a',
    '<p>Weir.</p>',
    '<a href="b">c</a> ',
  ],
  'plain text': [
    'a',
    'a ',
    ' ',
    '\n',
    'a\n',
    'a\n\n',
    '.',
    'A. ',
    '“',
    '“a” ',
    "'",
    '(',
    '(a) ',
    ' – ',
    'a-',
    '0',
    '1,',
    '1,000,',
    '1.1',
    '$1 ',
    '1–',
    'one ',
    'between 1 and ',
    'May ',
    '12 and ',
    '1997 ',
    'in March 1997 ',
    'A ',
    'Mr ',
    'Maria Holm, ',
    'said ',
    'the first the ',
  ],
  'signs of other scripts': [
    '\u0301',
    'e\u0301',
    '\u202e',
    '\u200b',
    '\u00a0',
    '\u2028',
    'ﷺ',
    '汉字',
    'שלום ',
    'İ',
    '👩‍👩‍👧‍👦',
  ],
}

const shown = (unit: string): string => JSON.stringify(unit).slice(1, -1)

const MADE: readonly Shape[] = [
  { name: 'nested divisions', make: nested('<div>', 'Weir', '</div>') },
  { name: 'nested tables', make: nested('<table><tr><td>', 'Weir', '</td></tr></table>') },
  { name: 'nested lists', make: nested('<ul><li>', 'Weir', '</li></ul>') },
  { name: 'nested emphasis', make: nested('<b><i>', 'Weir', '</i></b>') },
  { name: 'nested brackets', make: nested('[', 'a', ']') },
  { name: 'nested links', make: nested('[', 'a', '](b)') },
  { name: 'nested quotation marks', make: nested('“', 'a', '”') },
  { name: 'stairs of bullets', make: stairs('-') },
  { name: 'stairs of numbers', make: stairs('1.') },
  { name: 'a page of one paragraph', make: between('<p>', sentence(0), '</p>') },
  { name: 'one paragraph, every value another', make: counted(sentence) },
  { name: 'a paragraph a sentence', make: counted((n) => `${sentence(n)}\n\n`) },
  { name: 'links, each to another place', make: counted((n) => `[a${n}][b${n}] `) },
  { name: 'definitions, each of another name', make: counted((n) => `[b${n}]: c${n}\n`) },
  { name: 'entities, each another', make: counted((n) => `&#${33 + (n % 60000)};`) },
  { name: 'names, each another', make: counted((n) => `Maria Holm${n} of Weir${n}, `) },
  { name: 'attributes without end', make: (n) => `<p ${counted((i) => `a${i}="b" `)(n)}>Weir</p>` },
  { name: 'a comment without end', make: (n) => `Weir <!-- ${repeated('- ')(n)}` },
  { name: 'front matter with nested lists', make: (n) => `---\na: ${nested('[', '', ']')(n)}\n---\nWeir` },
  { name: 'front matter without end', make: (n) => `---\n${counted((i) => `a${i}: b\n`)(n)}` },
  { name: 'quoted cells', make: between('Highlight,Book Title,Book Author,Location\n', '"a""b",c,d,1\n', '') },
  { name: 'a quoted cell without end', make: between('Highlight,Book Title,Book Author,Location\n"', 'a,b\n', '') },
  {
    name: 'clippings that overlap',
    make: counted(
      (n) =>
        `The Weir (Mira Holm)\n- Your Highlight on page 1 | Location ${n}-${n + 2} | Added on Monday, 4 March 2024 10:11:12\n\n${'water '.repeat(n % 40)}stones\n==========\n`,
    ),
  },
]

/** All shapes, in an order that mixes what they try. */
export const SHAPES: readonly Shape[] = [
  ...Object.entries(REPEATED).flatMap(([what, units]) =>
    units.map((unit): Shape => ({ name: `${what}: ${shown(unit)}`, make: repeated(unit) })),
  ),
  ...MADE,
]

/** Pieces from which other shapes are put together by chance. */
const ATOMS: readonly string[] = Object.values(REPEATED).flat()

/**
 * Shapes that nobody thought of: two to five pieces of the others in a row, repeated or nested. The same seed gives the
 * same ones.
 */
export const generatedShapes = (count: number, random: () => number): readonly Shape[] =>
  Array.from({ length: count }, (_, index) => {
    const pick = (): string => ATOMS[Math.floor(random() * ATOMS.length)] ?? 'a'
    const pieces = Array.from({ length: 2 + Math.floor(random() * 4) }, pick)
    const isNested = random() < 0.3
    const make = isNested ? nested(pieces.slice(0, -1).join(''), 'a', pieces.at(-1) ?? '') : repeated(pieces.join(''))
    return { name: `generated ${index + 1}: ${isNested ? 'nested ' : ''}${pieces.map(shown).join(' ')}`, make }
  })
