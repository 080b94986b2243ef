import { describe, expect, it } from 'vitest'
import { parseArticleFile } from './article-file'
import { changed, FACT, FILE, filler, problemsOf } from './article-file.fixture'

/** The file with a fact that quotes these words, of notes in which Wang Yi calls it “a friendship without limits”. */
const quote = (words: string, speaker: string): string =>
  changed(
    FACT,
    `- id: limits
  kind: quote
  weight: nice
  statement: ${speaker} calls it “${words}”.
  passage: Wang Yi calls it “a friendship without limits”
  speaker: ${speaker}
  cards: [{id: limits-who, q: Who calls the trade of 2022 “${words}”?, a: a minister}]`,
  ).replace('like to say so.', 'like to say so. Wang Yi calls it “a friendship without limits”.')

describe('a wrong file is told with line, fault and remedy', () => {
  it.each([
    [
      'trade.md:1: error: The file has no front matter. Begin it with a block of fields between two lines of ---.',
      FILE.replace(/^---\n/, ''),
    ],
    [
      'trade.md:2: error: The field outlet of the article is missing. Enter where it was published.',
      changed('outlet: Nikkei Asia\n', ''),
    ],
    [
      'trade.md:6: error: The field published of the article is not valid. Use an EDTF date, such as 2023, 2023-02 or 2023-02-17.',
      changed('2023-02', 'February 2023'),
    ],
    [
      'trade.md:2: error: The field id of the article is not valid. Use lower-case letters, digits and single hyphens, as in trade-2022.',
      changed('id: mostly-for-show', 'id: Mostly_for'),
    ],
    [
      'trade.md:19: error: “wieght” is not a field of a fact. Its fields are id, kind, weight, statement, passage, as-of, review-by, speaker, hedge, topics, people, places, also, links, cards.',
      changed('weight: must', 'weight: must\n  wieght: nice'),
    ],
    [
      'trade.md:18: error: The field weight of a fact is not valid. Use one of must, should, nice.',
      changed('weight: must', 'weight: vital'),
    ],
    [
      'trade.md:19: error: The YAML cannot be read: Nested mappings are not allowed in compact mappings. Put quotation marks around texts that contain “: ” or begin with a special character, and check the indentation.',
      changed('statement: Trade', 'statement: Sum: Trade'),
    ],
    ['trade.md:16: error: The block is not a list of facts. Begin each fact with “- id:”.', changed(FACT, 'id: alone')],
    [
      'trade.md:34: error: The notes hold a heading other than “## Words”. Write the notes as paragraphs of plain text under ## headings.',
      changed('## The rest', '### The rest'),
    ],
    [
      'trade.md:14: error: The notes hold a list. Write the notes as paragraphs of plain text under ## headings.',
      changed('like to say so.', '\n- like to say so'),
    ],
    [
      'trade.md:15: error: A block “yaml” does not belong here. Mark blocks of facts as ```facts.',
      changed('```facts', '```yaml'),
    ],
    [
      'trade.md:15: error: The block is never closed. Close it with a line of ```.',
      FILE.replace('```\n\n## The rest', '\n## The rest'),
    ],
    ['trade.md:2: error: The notes have 26 words. Write 250 to 800, headings not counted.', changed(filler, 'Little.')],
    [
      'trade.md:2: error: The notes have 1025 words. Write 250 to 800, headings not counted.',
      changed(filler, `${filler} ${filler} ${filler} ${filler}`),
    ],
    [
      'trade.md:20: error: The passage is not in its section. Copy it from one paragraph of the notes, word for word.',
      changed('passage: grew', 'passage: fell'),
    ],
    [
      'trade.md:20: error: The passage is in another section. Move the fact under the paragraphs it is drawn from.',
      changed('passage: grew 29.3% in 2022, to $190 billion', 'passage: The Shanghai Cooperation Organisation'),
    ],
    [
      'trade.md:20: error: The passage differs from the notes in quotation marks, dashes or capitals. Copy it from the notes.',
      changed('both capitals', 'Xi’s grew').replace(
        'passage: grew 29.3% in 2022, to $190 billion',
        "passage: to $190 billion, and Xi's grew",
      ),
    ],
    [
      'trade.md:20: error: The passage occurs more than once in its section. Extend it, up to the whole sentence.',
      changed('both capitals', 'it grew 29.3% in 2022, to $190 billion, both'),
    ],
    [
      'trade.md:20: error: The passage cuts “$190 billion” short (china-russia-trade-2022). Extend the passage to include all of it.',
      changed('2022, to $190 billion\n  as-of', '2022, to $190\n  as-of'),
    ],
    [
      'trade.md:16: error: The figure has no as-of date. Add the date at which it held as as-of.',
      changed('  as-of: "2022"\n', ''),
    ],
    [
      'trade.md:22: error: The review-by date is not after the as-of date. Choose a later one.',
      changed('as-of: "2022"', 'as-of: "2022"\n  review-by: 2022-06'),
    ],
    [
      'trade.md:16: error: The claim has no speaker (china-russia-trade-2022). Enter who said, holds or claims it.',
      changed('kind: figure', 'kind: claim'),
    ],
    [
      'trade.md:19: error: The statement drops the hedge “reportedly” (china-russia-trade-2022). Put the hedge into the statement.',
      changed('places: [China', 'hedge: reportedly\n  places: [China'),
    ],
    [
      'trade.md:23: error: The passage does not contain the hedge “reportedly”. Enter the hedge as the notes have it.',
      changed('places: [China', 'hedge: reportedly\n  places: [China'),
    ],
    [
      'trade.md:25: error: The card has no answer (china-russia-trade-2022-value). Write a beside q.',
      changed('      a: $190 billion\n', ''),
    ],
    [
      'trade.md:25: error: The card is both reversed and typed (china-russia-trade-2022-value). Keep one of the two.',
      changed('typed: true', 'reversed: true\n      typed: true'),
    ],
    [
      'trade.md:30: error: The card is a cloze and something else as well (china-russia-trade-2022-growth). Keep either the cloze, or q and a with reversed or typed.',
      changed('      cloze: In', '      q: What?\n      cloze: In'),
    ],
    [
      'trade.md:30: error: The cloze has no deletion (china-russia-trade-2022-growth). Mark what is hidden as {{c1::words}}.',
      changed('{{c2::grew}} {{c1::29.3%::per cent}}', 'grew 29.3%'),
    ],
    [
      'trade.md:28: error: The field typed of a card is not valid. Use true, or leave it out.',
      changed('typed: true', 'typed: yes'),
    ],
    [
      'trade.md:25: error: The answer has “$191 billion”, which the passage does not contain (china-russia-trade-2022-value). Correct the answer, or choose a passage that contains it in full.',
      changed('a: $190 billion', 'a: $191 billion'),
    ],
    [
      'trade.md:30: error: The answer has “29.4%”, which the passage does not contain (china-russia-trade-2022-growth/1). Correct the answer, or choose a passage that contains it in full.',
      changed('{{c1::29.3%', '{{c1::29.4%'),
    ],
    [
      'trade.md:25: error: The question has “2021”, but the passage, its section, the as-of date and the article’s date do not (china-russia-trade-2022-value). Correct it, leave it out, or put it in the notes or the as-of date.',
      changed('come to in 2022?', 'come to in 2021?'),
    ],
    [
      'trade.md:25: error: The answer “Trade of both” begins with a capital letter but is not a name (china-russia-trade-2022-value). Begin it with a small letter.',
      changed(
        'q: What did trade between China and Russia come to in 2022?\n      a: $190 billion',
        'q: What came to $190 billion in 2022?\n      a: Trade of both',
      ),
    ],
    [
      'trade.md:25: warning: The question has 35 words, more than 30 (china-russia-trade-2022-value). Leave out what is not needed to find the answer, or split the card.',
      changed('come to in 2022?', `come to ${'so '.repeat(24)}in 2022?`),
    ],
    [
      'trade.md:17: error: The fact is a quote, but the passage has nothing in quotation marks (china-russia-trade-2022). Make it a position, which reports what somebody said, or choose a passage that quotes the words.',
      changed('kind: figure', 'kind: quote\n  speaker: Wang Yi'),
    ],
    [
      'trade.md:19: error: The passage does not have “a marriage of convenience” in quotation marks (limits). Quote word for word what the passage has in quotation marks, or leave the marks out.',
      quote('a marriage of convenience', 'Wang Yi'),
    ],
    [
      'trade.md:20: error: The passage does not name the speaker, Qin Gang (limits). Extend the passage to the words that name the speaker; the surname is enough.',
      quote('a friendship', 'Qin Gang'),
    ],
  ])('%s', (problem, source) => {
    expect(problemsOf(source)).toContain(problem)
  })

  it('lets a quote pass that has its words and its speaker', () => {
    expect(problemsOf(quote('a friendship without limits', 'Wang Yi'))).toEqual([])
  })

  it('reports one fault once', () => {
    expect(problemsOf(changed('passage: grew', 'passage: fell'))).toHaveLength(1)
    expect(problemsOf(changed('  as-of: "2022"\n', ''))).toHaveLength(1)
    expect(problemsOf(changed('weight: must', 'weight: vital'))).toHaveLength(1)
  })

  it('leaves the wrong fact out and keeps the others', () => {
    const other = FACT.replaceAll('china-russia-trade-2022', 'other-trade').replace('weight: must', 'weight: vital')
    const { article } = parseArticleFile('trade.md', changed(FACT, `${FACT}\n${other}`))
    expect(article?.facts.map((fact) => fact.key)).toEqual(['china-russia-trade-2022'])
  })

  it('lets the notes on an abstract be shorter', () => {
    const short = FILE.replace('id: mostly-for-show', 'id: influence-in-italy').replace(
      filler,
      filler.slice(0, filler.length / 2),
    )
    expect(problemsOf(short)).toEqual([])
  })
})
