/** Examples of searches and what they find; docs/SEARCH.md has all of them. */
const SEARCH_HELP: readonly (readonly [example: string, meaning: string])[] = [
  ['trade growth', 'both words, or words that begin with them, in question, answer, statement or passage'],
  ['"trade growth"', 'the two words together'],
  ['trade or -growth', 'cards with “trade”, and cards without “growth”'],
  ['*stan', 'any part of a word; _ is one character'],
  ['deck:"Central Asia"', 'in the deck or one nested in it'],
  ['topic:energy', 'person: and place: work in the same way; topic:none finds facts that have no topic'],
  ['article:"Soft shoe*"', 'by title, or by the name in its address'],
  ['briefing:Astana', 'facts of a briefing'],
  ['is:due', 'also new, learn, review, suspended, buried, leech, marked, retired'],
  ['rated:7:1', 'answered Again (1) in the last 7 days'],
  ['added:7', 'also edited: and introduced: (first answered)'],
  ['prop:r<90%', 'predicted recall; also s, d, ivl, due, reps, lapses'],
  ['flag:1', '0 is no flag'],
  ['kind:figure', 'also form:cloze and weight:must'],
  ['asof:2022', 'true in 2022; also asof:<2020, asof:2015/2021, asof:none'],
  ['stale:late', 'facts to check: any, late, soon, undated, newer, passage'],
  ['dueby:2026-12-05', 'due on that day or before'],
  ['source:none', 'cards without a source'],
  ['\\*', 'a backslash takes the next character literally'],
]

/** The terms of a search, each with an example. */
export function SearchTerms() {
  return (
    <div className="text-small">
      <p>Cards must match every term. Join terms with “or”, exclude with “-”, group with brackets.</p>
      <dl className="mt-2">
        {SEARCH_HELP.map(([example, meaning]) => (
          <div key={example} className="border-rule border-t py-1.5">
            <dt>
              <code className="break-words">{example}</code>
            </dt>
            <dd className="text-quiet">{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
