const EXAMPLES: readonly (readonly [string, string])[] = [
  ['**bold**, *italic*, `code`', 'text style'],
  ['- one, or 1. one', 'a list of two or more lines'],
  ['| Year | Trade |', 'a table: next a line |--|--|, then the rows'],
  ['> words', 'a quotation'],
  ['[words](https://…)', 'a link, shown with its address'],
  ['$E = mc^2$', 'a LaTeX formula; $190 billion stays money, and \\$ is always a dollar sign'],
  ['{{c1::words::hint}}', 'words to hide, in a cloze'],
]

/** What can be written on a card, on demand. */
export function WritingHelp() {
  return (
    <details className="text-small">
      <summary className="inline-flex min-h-11 items-center text-quiet hover:text-ink">
        <span className="link">What can be written on a card</span>
      </summary>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 pb-1 max-sm:grid-cols-1">
        {EXAMPLES.map(([sign, meaning]) => (
          <div key={sign} className="contents">
            <dt>
              <code className="card-code">{sign}</code>
            </dt>
            <dd className="text-quiet max-sm:mb-1">{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
